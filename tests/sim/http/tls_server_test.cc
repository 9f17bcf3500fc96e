#include "sim/http/tls_server.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>
#include <thread>

#include "sim/http/certificate.h"
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

// What a client that trusts `authority` alone gets for `request`, or `no handshake`.
std::string ask(std::uint16_t port, const std::string& authority, const std::string& name,
                const std::string& request) {
  const std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context{SSL_CTX_new(TLS_client_method()),
                                                             SSL_CTX_free};
  trust(context.get(), authority);
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  const std::unique_ptr<BIO, void (*)(BIO*)> stream{BIO_new_ssl_connect(context.get()),
                                                    BIO_free_all};
  SSL* ssl = nullptr;
  BIO_get_ssl(stream.get(), &ssl);
  SSL_set1_host(ssl, name.c_str());
  BIO_set_conn_hostname(stream.get(), ("127.0.0.1:" + std::to_string(port)).c_str());
  if (BIO_do_connect(stream.get()) != 1 || BIO_do_handshake(stream.get()) != 1) {
    ERR_clear_error();
    return "no handshake";
  }
  BIO_write(stream.get(), request.data(), static_cast<int>(request.size()));
  std::string answer;
  char bytes[4096];
  for (int count = 0; (count = BIO_read(stream.get(), bytes, sizeof bytes)) > 0;) {
    answer.append(bytes, static_cast<std::size_t>(count));
  }
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

TEST_CASE("TlsServer: who does not shake hands in time is disconnected", "[sim][http][TlsServer]") {
  sim::http::TlsServerOptions options;
  options.handshake_timeout = 300ms;
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
