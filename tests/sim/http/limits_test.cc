// Input that is malformed, too large, too slow or too much.
#include <string>

#include "sim/http/server.h"
#include "tests/sim/http/fixture.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using namespace std::chrono_literals;
using sim::http::Client;
using sim::http::Exchange;
using sim::http::ServerOptions;

namespace {

ServerOptions small_limits() {
  ServerOptions options;
  options.max_header_bytes = 1000;
  options.max_body_bytes = 100;
  return options;
}

// A server whose handler must not be reached but by /alive.
class Guarded {
 public:
  explicit Guarded(ServerOptions options = ServerOptions{})
      : server_([this](const std::shared_ptr<Exchange>& e) { handle(e); }, std::move(options)) {}

  std::string raw(const std::string& bytes) {
    return Client("127.0.0.1", server_.port()).raw(bytes);
  }

  // True if the server still serves and nothing else reached its handler.
  bool unharmed() {
    Client client("127.0.0.1", server_.port());
    const auto response = client.call({"GET", "/alive", {}, "", ""});
    return response.status == 200 && response.body.empty();
  }

  RunningServer& server() { return server_; }

 private:
  void handle(const std::shared_ptr<Exchange>& exchange) {
    if (exchange->request().target != "/alive") reached_ += exchange->request().target + " ";
    exchange->reply({200, {}, reached_});
  }

  std::string reached_;
  RunningServer server_;
};

void check_refused(const std::string& answer, const std::string& status) {
  CHECK_THAT(answer, StartsWith("HTTP/1.1 " + status + "\r\n"));
  CHECK_THAT(answer, Contains("\r\nConnection: close\r\n"));
}

}  // namespace

TEST_CASE("Server: what is not HTTP is 400", "[sim][http][limits]") {
  Guarded guarded;
  for (const char* garbage :
       {"garbage\r\n\r\n", "\x16\x03\x01\x02", "GET / HTTP/9.9\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nbad name: 1\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"}) {
    CAPTURE(garbage);
    check_refused(guarded.raw(garbage), "400 Bad Request");
  }
  CHECK(guarded.unharmed());
}

TEST_CASE("Server: 10 MiB of garbage are 400, and the answer arrives", "[sim][http][limits]") {
  Guarded guarded;
  std::string garbage(10 * 1024 * 1024, '\0');
  unsigned state = 12345;
  for (char& byte : garbage) {
    state = state * 1103515245U + 12345U;
    byte = static_cast<char>(state >> 16U);
  }
  check_refused(guarded.raw(garbage), "400 Bad Request");
  const std::string letters(10 * 1024 * 1024, 'G');
  check_refused(guarded.raw(letters), "431 Request Header Fields Too Large");
  CHECK(guarded.unharmed());
}

TEST_CASE("Server: a request that ends half-way is 400", "[sim][http][limits]") {
  Guarded guarded;
  for (const char* part :
       {"G", "GET / HTTP/1.1\r\nHost: x\r\n", "POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\n12345",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n"}) {
    CAPTURE(part);
    check_refused(guarded.raw(part), "400 Bad Request");
  }
  CHECK(guarded.raw("").empty());
  CHECK(guarded.unharmed());
}

TEST_CASE("Server: a header may have max_header_bytes and not one more", "[sim][http][limits]") {
  Guarded guarded(small_limits());
  const std::string start = "GET /alive HTTP/1.1\r\nX-Fill: ";
  const std::string fill(1000 - start.size() - 4, 'x');
  CHECK_THAT(guarded.raw(start + fill + "\r\n\r\n"), StartsWith("HTTP/1.1 200 OK"));
  check_refused(guarded.raw(start + fill + "x\r\n\r\n"), "431 Request Header Fields Too Large");
  check_refused(guarded.raw("GET /" + std::string(2000, 'a')),
                "431 Request Header Fields Too Large");
  std::string many = "GET / HTTP/1.1\r\n";
  for (int i = 0; i < 500; ++i) many += "X-" + std::to_string(i) + ": 1\r\n";
  check_refused(guarded.raw(many), "431 Request Header Fields Too Large");
  CHECK(guarded.unharmed());
}

TEST_CASE("Server: the header limit holds however the bytes come", "[sim][http][limits]") {
  Guarded guarded(small_limits());
  RawSocket socket(guarded.server().port());
  REQUIRE(socket.send("GET / HTTP/1.1\r\n"));
  for (int i = 0; i < 200; ++i) {
    guarded.server().on_loop([] {});
    socket.send("X-Slow: 1\r\n");
  }
  check_refused(socket.receive_until("\r\n\r\n"), "431 Request Header Fields Too Large");
}

TEST_CASE("Server: a body may have max_body_bytes and not one more", "[sim][http][limits]") {
  Guarded guarded(small_limits());
  const std::string start = "POST /alive HTTP/1.1\r\nContent-Length: ";
  CHECK_THAT(guarded.raw(start + "100\r\n\r\n" + std::string(100, 'x')),
             StartsWith("HTTP/1.1 200 OK"));
  check_refused(guarded.raw(start + "101\r\n\r\n" + std::string(101, 'x')),
                "413 Content Too Large");
  check_refused(guarded.raw(start + "18446744073709551615\r\n\r\n"), "413 Content Too Large");
  check_refused(guarded.raw("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: "
                            "101\r\n\r\n"),
                "413 Content Too Large");
  CHECK(guarded.unharmed());
}

TEST_CASE("Server: the body limit holds for all chunks together", "[sim][http][limits]") {
  Guarded guarded(small_limits());
  const std::string start = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
  std::string chunks;
  for (int i = 0; i < 11; ++i) chunks += "a\r\n0123456789\r\n";
  check_refused(guarded.raw(start + chunks + "0\r\n\r\n"), "413 Content Too Large");
  check_refused(guarded.raw(start + "1;" + std::string(2 * 1024 * 1024, 'x')),
                "431 Request Header Fields Too Large");
  CHECK(guarded.unharmed());
}

TEST_CASE("Server: a transfer coding that it does not know is 501", "[sim][http][limits]") {
  Guarded guarded;
  check_refused(guarded.raw("POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"),
                "501 Not Implemented");
  CHECK(guarded.unharmed());
}

TEST_CASE("Server: an idle connection is closed after idle_timeout", "[sim][http][limits]") {
  ServerOptions options;
  options.idle_timeout = 20ms;
  Guarded guarded(options);
  RawSocket silent(guarded.server().port());
  CHECK(silent.receive_all().empty());
  RawSocket served(guarded.server().port());
  REQUIRE(served.send("GET /alive HTTP/1.1\r\n\r\n"));
  CHECK(served.receive_all() == "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
}

TEST_CASE("Server: a request that takes too long is 408", "[sim][http][limits]") {
  ServerOptions options;
  options.request_timeout = 20ms;
  Guarded guarded(options);
  RawSocket socket(guarded.server().port());
  REQUIRE(socket.send("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n12"));
  check_refused(socket.receive_all(), "408 Request Timeout");
}

TEST_CASE("Server: no time limit runs while a response is due", "[sim][http][limits]") {
  ServerOptions options;
  options.request_timeout = 20ms;
  options.idle_timeout = 20ms;
  Mailbox<std::shared_ptr<Exchange>> parked;
  RunningServer server([&](std::shared_ptr<Exchange> exchange) { parked.put(std::move(exchange)); },
                       options);
  RawSocket patient(server.port());
  REQUIRE(patient.send("GET /a HTTP/1.1\r\n\r\n"));
  const auto exchanges = parked.wait_for(1);
  REQUIRE(exchanges.size() == 1);
  // Five others in a row are timed out meanwhile.
  for (int i = 0; i < 5; ++i) CHECK(RawSocket(server.port()).receive_all().empty());
  server.on_loop([&] { exchanges[0]->reply({200, {}, "at last"}); });
  CHECK_THAT(patient.receive_until("at last"), Contains("at last"));
}

TEST_CASE("Server: a client that does not take its response is cut off", "[sim][http][limits]") {
  ServerOptions options;
  options.request_timeout = 20ms;
  RunningServer server(
      [](const std::shared_ptr<Exchange>& exchange) {
        exchange->reply({200, {}, std::string(32 * 1024 * 1024, 'x')});
      },
      options);
  RawSocket socket(server.port());
  REQUIRE(socket.send("GET / HTTP/1.1\r\n\r\n"));
  REQUIRE(server.wait_for_connections(1));
  CHECK(server.wait_for_connections(0));
  CHECK(socket.receive_all().size() < 32 * 1024 * 1024);
}

TEST_CASE("Server: beyond max_connections a client waits its turn", "[sim][http][limits]") {
  ServerOptions options;
  options.max_connections = 2;
  RunningServer server(echo, options);
  RawSocket first(server.port());
  RawSocket second(server.port());
  RawSocket third(server.port());
  REQUIRE(third.send("GET /third HTTP/1.1\r\n\r\n"));
  REQUIRE(first.send("GET /first HTTP/1.1\r\n\r\n"));
  CHECK_THAT(first.receive_until("GET /first "), Contains("200 OK"));
  REQUIRE(server.wait_for_connections(2));
  first.close();
  CHECK_THAT(third.receive_until("GET /third "), Contains("200 OK"));
}
