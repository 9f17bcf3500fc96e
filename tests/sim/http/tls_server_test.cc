#include "sim/http/tls_server.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <memory>
#include <stdexcept>
#include <thread>

#include "sim/http/certificate.h"
#include "tests/sim/http/fixture.h"
#include "tests/support/catch.h"

namespace asio = boost::asio;
using asio::ip::tcp;
using Catch::Matchers::Contains;
using sim::http::CertificateAuthority;
using sim::http::Exchange;

namespace {

constexpr char kName[] = "sqs.us-west-2.amazonaws.com";

// A TlsServer on a loop of its own thread.
class RunningTls {
 public:
  RunningTls(const sim::http::Certificate& certificate, sim::http::Server::Handler handler) {
    sim::http::TlsServerOptions options;
    options.certificate = certificate;
    server_ = std::make_unique<sim::http::TlsServer>(loop_, options, std::move(handler));
    port_ = server_->port();
    thread_ = std::thread([this] {
      while (!stopping_) loop_.wait(std::chrono::hours{1});
      server_.reset();
    });
  }
  ~RunningTls() {
    loop_.post([this] { stopping_ = true; });
    thread_.join();
  }
  RunningTls(const RunningTls&) = delete;
  RunningTls& operator=(const RunningTls&) = delete;

  std::uint16_t port() const { return port_; }

 private:
  sim::http::Loop loop_;
  std::unique_ptr<sim::http::TlsServer> server_;
  std::uint16_t port_ = 0;
  bool stopping_ = false;
  std::thread thread_;
};

// What a client that trusts `authority` alone gets for `request`, or why it gets nothing.
std::string ask(std::uint16_t port, const std::string& authority, const std::string& name,
                const std::string& request) {
  asio::io_context io;
  asio::ssl::context context(asio::ssl::context::tls_client);
  context.add_certificate_authority(asio::buffer(authority));
  context.set_verify_mode(asio::ssl::verify_peer);
  asio::ssl::stream<tcp::socket> stream(io, context);
  stream.set_verify_callback(asio::ssl::host_name_verification(name));
  boost::system::error_code error;
  stream.next_layer().connect({asio::ip::address_v4::loopback(), port}, error);
  if (!error) stream.handshake(asio::ssl::stream_base::client, error);
  if (error) return "no handshake: " + error.message();
  asio::write(stream, asio::buffer(request), error);
  std::string answer;
  char bytes[4096];
  while (!error) answer.append(bytes, stream.read_some(asio::buffer(bytes), error));
  return answer;
}

std::string get(const std::string& headers = {}) {
  return std::string("GET /a HTTP/1.1\r\nHost: ") + kName + "\r\nConnection: close\r\n" + headers +
         "\r\n";
}

void say_scheme(const std::shared_ptr<Exchange>& exchange) {
  const auto& headers = exchange->request().headers;
  exchange->reply({200, {}, std::string(headers.get("x-forwarded-proto"))});
}

}  // namespace

TEST_CASE("TlsServer: who trusts the authority is served", "[sim][http][TlsServer]") {
  const CertificateAuthority authority;
  const RunningTls server(authority.issue({"other.test", "*.us-west-2.amazonaws.com"}), say_scheme);
  const std::string answer = ask(server.port(), authority.pem(), kName, get());
  CHECK_THAT(answer, Contains("HTTP/1.1 200 OK") && Catch::Matchers::EndsWith("\r\n\r\nhttps"));
}

TEST_CASE("TlsServer: the scheme is its own word, not the client's", "[sim][http][TlsServer]") {
  const CertificateAuthority authority;
  const RunningTls server(authority.issue({kName}), say_scheme);
  const std::string answer =
      ask(server.port(), authority.pem(), kName, get("X-Forwarded-Proto: http\r\n"));
  CHECK_THAT(answer, Catch::Matchers::EndsWith("\r\n\r\nhttps"));
}

TEST_CASE("TlsServer: a name that the certificate is not for, or another authority, is refused",
          "[sim][http][TlsServer]") {
  const CertificateAuthority authority;
  const CertificateAuthority another;
  const RunningTls server(authority.issue({kName}), say_scheme);
  CHECK_THAT(ask(server.port(), authority.pem(), "sns.us-west-2.amazonaws.com", get()),
             Contains("no handshake"));
  CHECK_THAT(ask(server.port(), another.pem(), kName, get()), Contains("no handshake"));
  CHECK_THAT(ask(server.port(), authority.pem(), kName, get()), Contains("200 OK"));
}

TEST_CASE("TlsServer: who does not speak TLS is disconnected, and others are served",
          "[sim][http][TlsServer]") {
  const CertificateAuthority authority;
  const RunningTls server(authority.issue({kName}), say_scheme);
  sim::http::Client plain("127.0.0.1", server.port());
  CHECK_THROWS_AS(plain.call({}), std::runtime_error);
  CHECK_THAT(ask(server.port(), authority.pem(), kName, get()), Contains("200 OK"));
}

TEST_CASE("TlsServer: a broken request inside is answered as a Server does",
          "[sim][http][TlsServer]") {
  const CertificateAuthority authority;
  const RunningTls server(authority.issue({kName}), say_scheme);
  CHECK_THAT(ask(server.port(), authority.pem(), kName, "nonsense\r\n\r\n"), Contains("400"));
}

TEST_CASE("TlsServer: a certificate that is none is one clear line", "[sim][http][TlsServer]") {
  sim::http::Loop loop;
  sim::http::TlsServerOptions options;
  options.certificate = {"nonsense", "nonsense"};
  CHECK_THROWS_WITH(sim::http::TlsServer(loop, options, say_scheme),
                    Contains("cannot use the certificate"));
}
