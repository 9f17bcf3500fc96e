#include "sim/http/tls_server.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <array>
#include <chrono>
#include <csignal>
#include <memory>
#include <stdexcept>
#include <thread>

#include "sim/http/certificate.h"
#include "sim/time/pacer.h"
#include "tests/sim/http/fixture.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using sim::http::CertificateAuthority;
using sim::http::Exchange;
using namespace std::chrono_literals;

namespace {

constexpr char kName[] = "sqs.us-west-2.amazonaws.com";

// A TlsServer on a loop of its own thread.
class RunningTls {
 public:
  RunningTls(const sim::http::Certificate& certificate, sim::http::Server::Handler handler,
             sim::http::TlsServerOptions options = {}) {
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

void trust(SSL_CTX* context, const std::string& authority) {
  BIO* const text = BIO_new_mem_buf(authority.data(), static_cast<int>(authority.size()));
  X509* const certificate = PEM_read_bio_X509(text, nullptr, nullptr, nullptr);
  REQUIRE(X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate) == 1);
  X509_free(certificate);
  BIO_free(text);
}

// A client that trusts `authority` alone. What it waits for and does not get within ten seconds
// fails the test.
class TlsClient {
 public:
  TlsClient(std::uint16_t port, const std::string& authority, const std::string& name)
      : context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free), socket_(port) {
    std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes to sockets that are closed already.
    trust(context_.get(), authority);
    SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
    ssl_.reset(SSL_new(context_.get()));
    SSL_set1_host(ssl_.get(), name.c_str());
    SSL_set_tlsext_host_name(ssl_.get(), name.c_str());
    SSL_set_fd(ssl_.get(), socket_.descriptor());
    const int done = SSL_connect(ssl_.get());
    check_not_late(done);
    connected_ = done == 1;
  }
  ~TlsClient() {
    if (connected_) SSL_shutdown(ssl_.get());
    ERR_clear_error();
  }
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  bool connected() const { return connected_; }

  void send(const std::string& bytes) {
    check_not_late(SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size())));
  }

  std::string receive_all() {
    std::string answer;
    std::array<char, 4096> bytes{};
    int count = 0;
    while ((count = SSL_read(ssl_.get(), bytes.data(), bytes.size())) > 0) {
      answer.append(bytes.data(), static_cast<std::size_t>(count));
    }
    check_not_late(count);
    return answer;
  }

 private:
  void check_not_late(int result) const {
    const int error = SSL_get_error(ssl_.get(), result);
    const bool late = error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE;
    if (late) throw std::runtime_error("the server says nothing and does not close");
  }

  std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context_;
  RawSocket socket_;
  std::unique_ptr<SSL, void (*)(SSL*)> ssl_{nullptr, SSL_free};
  bool connected_ = false;
};

// What a client gets for `request`, or `no handshake`.
std::string ask(std::uint16_t port, const std::string& authority, const std::string& name,
                const std::string& request) {
  TlsClient client(port, authority, name);
  if (!client.connected()) return "no handshake";
  client.send(request);
  return client.receive_all();
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

TEST_CASE("TlsServer: who does not shake hands in time is disconnected", "[sim][http][TlsServer]") {
  sim::http::TlsServerOptions options;
  options.client_timeout = 300ms;
  const CertificateAuthority authority;
  const RunningTls server(authority.issue({kName}), say_scheme, options);
  RawSocket silent(server.port());
  CHECK(silent.receive_all().empty());
  // A record of 512 bytes is announced, of which one comes.
  RawSocket half(server.port());
  REQUIRE(half.send(std::string("\x16\x03\x01\x02\x00\x01", 6)));
  CHECK(half.receive_all().empty());
  std::string answer;
  for (int i = 0; i < 100 && answer.find("200 OK") == std::string::npos; ++i) {
    answer = ask(server.port(), authority.pem(), kName, get());
  }
  CHECK_THAT(answer, Contains("200 OK"));
}

TEST_CASE("TlsServer: beyond max_connections a client is disconnected at once, and that is said",
          "[sim][http][TlsServer]") {
  Mailbox<std::string> said;
  sim::http::TlsServerOptions options;
  options.max_connections = 2;
  options.say = [&](const std::string& line) { said.put(line); };
  const CertificateAuthority authority;
  const RunningTls server(authority.issue({kName}), say_scheme, options);
  {
    RawSocket first(server.port());
    RawSocket second(server.port());
    RawSocket third(server.port());
    CHECK(third.receive_all().empty());
    CHECK_THAT(said.wait_for(1).at(0), Contains("2 connections are open at 127.0.0.1:"));
  }
  std::string answer;
  for (int i = 0; i < 1000 && answer.find("200 OK") == std::string::npos; ++i) {
    answer = ask(server.port(), authority.pem(), kName, get());
  }
  CHECK_THAT(answer, Contains("200 OK"));
}

TEST_CASE("TlsServer: who does not take an answer is disconnected, and makes room",
          "[sim][http][TlsServer]") {
  sim::http::TlsServerOptions options;
  options.client_timeout = 300ms;
  options.max_connections = 1;
  const CertificateAuthority authority;
  Mailbox<int> handled;
  const RunningTls server(
      authority.issue({kName}),
      [&](const std::shared_ptr<Exchange>& exchange) {
        handled.put(1);
        exchange->reply({200, {}, std::string(std::size_t{32} * 1024 * 1024, 'x')});
      },
      options);
  TlsClient idle(server.port(), authority.pem(), kName);
  REQUIRE(idle.connected());
  idle.send(get());
  REQUIRE(handled.wait_for(1).size() == 1);
  const auto end = sim::Pacer::wall_now() + 10s;
  std::string answer = "no handshake";
  while (answer == "no handshake" && sim::Pacer::wall_now() < end) {
    answer = ask(server.port(), authority.pem(), kName, get());
  }
  CHECK_THAT(answer.substr(0, 100), Contains("200 OK"));
}
