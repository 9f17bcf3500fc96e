// Input that is malformed, too large, too slow or too much.
#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>
#include <memory>
#include <string>
#include <vector>

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

std::size_t address_space() {
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

std::chrono::microseconds processor_time() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return std::chrono::seconds{usage.ru_utime.tv_sec + usage.ru_stime.tv_sec} +
         std::chrono::microseconds{usage.ru_utime.tv_usec + usage.ru_stime.tv_usec};
}

// Until the end of the scope this process can open `spare` more files, and no more.
class OutOfDescriptors {
 public:
  explicit OutOfDescriptors(int spare) {
    ::getrlimit(RLIMIT_NOFILE, &before_);
    rlimit small = before_;
    small.rlim_cur = 256;
    ::setrlimit(RLIMIT_NOFILE, &small);
    for (int one = 0; (one = ::open("/dev/null", O_RDONLY | O_CLOEXEC)) >= 0;) {
      taken_.push_back(one);
    }
    for (int i = 0; i < spare; ++i) give_back();
  }
  ~OutOfDescriptors() {
    while (!taken_.empty()) give_back();
    ::setrlimit(RLIMIT_NOFILE, &before_);
  }
  OutOfDescriptors(const OutOfDescriptors&) = delete;
  OutOfDescriptors& operator=(const OutOfDescriptors&) = delete;

 private:
  void give_back() {
    ::close(taken_.back());
    taken_.pop_back();
  }

  rlimit before_{};
  std::vector<int> taken_;
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
  Mailbox<int> handled;
  RunningServer server(
      [&](const std::shared_ptr<Exchange>& exchange) {
        handled.put(1);
        exchange->reply({200, {}, std::string(32 * 1024 * 1024, 'x')});
      },
      options);
  RawSocket socket(server.port());
  REQUIRE(socket.send("GET / HTTP/1.1\r\n\r\n"));
  REQUIRE(handled.wait_for(1).size() == 1);
  CHECK(server.wait_for_connections(0));
  CHECK(socket.receive_all().size() < 32 * 1024 * 1024);
}

TEST_CASE("Server: two Hosts are 400, also if they say the same", "[sim][http][limits]") {
  Guarded guarded;
  check_refused(guarded.raw("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.test\r\n\r\n"),
                "400 Bad Request");
  check_refused(guarded.raw("GET / HTTP/1.1\r\nhost: a\r\nX: 1\r\nHOST: a\r\n\r\n"),
                "400 Bad Request");
  CHECK(guarded.unharmed());
}

TEST_CASE("Server: what is said of a body's length takes no memory", "[sim][http][limits]") {
  constexpr int kClients = 100;
  Guarded guarded;
  std::vector<std::unique_ptr<RawSocket>> sockets;
  const auto start = [&](const std::string& length) {
    sockets.push_back(std::make_unique<RawSocket>(guarded.server().port()));
    REQUIRE(sockets.back()->send("POST / HTTP/1.1\r\nContent-Length: " + length + "\r\n\r\nx"));
  };
  start("2");
  REQUIRE(guarded.server().wait_for_connections(1));
  const std::size_t before = address_space();
  for (int i = 0; i < kClients; ++i) start("16000000");
  REQUIRE(guarded.server().wait_for_connections(kClients + 1));
  for (int i = 0; i < kClients; ++i) guarded.server().on_loop([] {});
  CHECK(address_space() < before + std::size_t{kClients} * 4'000'000);
}

TEST_CASE("Server: beyond max_connections the longest idle one makes room", "[sim][http][limits]") {
  Mailbox<std::string> said;
  ServerOptions options;
  options.max_connections = 3;
  options.say = [&](const std::string& line) { said.put(line); };
  RunningServer server(echo, options);
  RawSocket begun(server.port());
  REQUIRE(begun.send("GET /begun HTTP/1.1\r\n"));
  RawSocket idle(server.port());
  REQUIRE(idle.send("GET /idle HTTP/1.1\r\n\r\n"));
  CHECK_THAT(idle.receive_until("GET /idle "), Contains("200 OK"));
  RawSocket fresh(server.port());
  REQUIRE(server.wait_for_connections(3));
  RawSocket late(server.port());
  REQUIRE(late.send("GET /late HTTP/1.1\r\n\r\n"));
  CHECK_THAT(late.receive_until("GET /late "), Contains("200 OK"));
  CHECK(idle.receive_all().empty());
  REQUIRE(begun.send("\r\n"));
  CHECK_THAT(begun.receive_until("GET /begun "), Contains("200 OK"));
  const auto lines = said.wait_for(1);
  REQUIRE(lines.size() == 1);
  CHECK_THAT(lines[0], StartsWith("3 connections are open at 127.0.0.1:" +
                                  std::to_string(server.port()) + ": idle ones are closed"));
}

TEST_CASE("Server: beyond max_connections, all of them in use, a client is told 503",
          "[sim][http][limits]") {
  Mailbox<std::shared_ptr<Exchange>> parked;
  Mailbox<std::string> said;
  ServerOptions options;
  options.max_connections = 1;
  options.say = [&](const std::string& line) { said.put(line); };
  RunningServer server([&](std::shared_ptr<Exchange> exchange) { parked.put(std::move(exchange)); },
                       options);
  RawSocket patient(server.port());
  REQUIRE(patient.send("GET /a HTTP/1.1\r\n\r\n"));
  auto exchanges = parked.wait_for(1);
  REQUIRE(exchanges.size() == 1);
  for (int i = 0; i < 3; ++i) {
    RawSocket refused(server.port());
    REQUIRE(refused.send("GET /b HTTP/1.1\r\n\r\n"));
    check_refused(refused.receive_all(), "503 Service Unavailable");
  }
  CHECK(said.wait_for(1).size() == 1);
  server.on_loop([&] { exchanges[0]->reply({200, {}, "at last"}); });
  CHECK_THAT(patient.receive_until("at last"), Contains("200 OK"));
  // It is idle now, so there is room again.
  RawSocket next(server.port());
  REQUIRE(next.send("GET /c HTTP/1.1\r\n\r\n"));
  CHECK(parked.wait_for(2).size() == 2);
}

TEST_CASE("Server: many who are told 503 and stay are cut off", "[sim][http][limits]") {
  Mailbox<std::shared_ptr<Exchange>> parked;
  ServerOptions options;
  options.max_connections = 1;
  RunningServer server([&](std::shared_ptr<Exchange> exchange) { parked.put(std::move(exchange)); },
                       options);
  RawSocket patient(server.port());
  REQUIRE(patient.send("GET /a HTTP/1.1\r\n\r\n"));
  REQUIRE(parked.wait_for(1).size() == 1);
  std::vector<std::unique_ptr<RawSocket>> crowd;
  for (int i = 0; i < 100; ++i) crowd.push_back(std::make_unique<RawSocket>(server.port()));
  CHECK(crowd.back()->receive_all().empty());
  CHECK(server.connections() <= 65);
}

TEST_CASE("Server: out of file descriptors, clients are let go and the processor has rest",
          "[sim][http][limits]") {
  Mailbox<std::shared_ptr<Exchange>> parked;
  Mailbox<std::string> said;
  ServerOptions options;
  options.say = [&](const std::string& line) { said.put(line); };
  RunningServer server([&](std::shared_ptr<Exchange> exchange) { parked.put(std::move(exchange)); },
                       options);
  RawSocket busy(server.port());
  REQUIRE(busy.send("GET /busy HTTP/1.1\r\n\r\n"));
  auto exchanges = parked.wait_for(1);
  REQUIRE(exchanges.size() == 1);
  // What was seen is checked when there are descriptors again: UBSan needs one to look at an
  // object.
  std::vector<std::string> answers;
  auto spent = processor_time();
  {
    // The clients are of this process too: there is a descriptor for one of them, and none for its
    // connection.
    const OutOfDescriptors none_left(1);
    for (int i = 0; i < 3; ++i) {
      RawSocket refused(server.port());
      answers.push_back(refused.receive_all());
    }
    const auto before = processor_time();
    for (int i = 0; i < 20; ++i) ::poll(nullptr, 0, 10);
    spent = processor_time() - before;
  }
  for (const std::string& answer : answers) {
    CHECK_THAT(answer, StartsWith("HTTP/1.1 503 Service Unavailable\r\n"));
  }
  CHECK(answers.size() == 3);
  CHECK(spent < 100ms);
  CHECK_THAT(said.wait_for(1).at(0), StartsWith("no file descriptor is left for a client"));
  RawSocket after(server.port());
  REQUIRE(after.send("GET /after HTTP/1.1\r\n\r\n"));
  CHECK(parked.wait_for(2).size() == 2);
}
