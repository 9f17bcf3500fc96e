// Responses that come later, or never.
#include <string>

#include "sim/http/server.h"
#include "tests/sim/http/fixture.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using sim::http::Client;
using sim::http::Exchange;

namespace {

using Parked = Mailbox<std::shared_ptr<Exchange>>;

// Keeps every exchange for the test, which must let go of it on the loop.
sim::http::Server::Handler park(Parked& parked) {
  return [&parked](std::shared_ptr<Exchange> exchange) { parked.put(std::move(exchange)); };
}

}  // namespace

TEST_CASE("Exchange: a late reply reaches the client; a second one does nothing",
          "[sim][http][Exchange]") {
  Parked parked;
  RunningServer server(park(parked));
  RawSocket socket(server.port());
  REQUIRE(socket.send("GET /a HTTP/1.1\r\n\r\n"));
  auto exchanges = parked.wait_for(1);
  REQUIRE(exchanges.size() == 1);
  server.on_loop([&] {
    exchanges[0]->reply({200, {}, "late"});
    exchanges[0]->reply({500, {}, "never"});
  });
  REQUIRE(socket.send("GET /b HTTP/1.1\r\n\r\n"));
  exchanges = parked.wait_for(2);
  REQUIRE(exchanges.size() == 2);
  server.on_loop([&] { exchanges[0]->reply({500, {}, "never"}); });
  server.on_loop([&] { exchanges[1]->reply({200, {}, "second"}); });
  CHECK_THAT(socket.receive_until("second"), Contains("late") && !Contains("never"));
}

TEST_CASE("Exchange: a request sent ahead is handled once the one before is answered",
          "[sim][http][Exchange]") {
  Parked parked;
  RunningServer server(park(parked));
  RawSocket socket(server.port());
  REQUIRE(socket.send("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\nGET /c HTT"));
  auto exchanges = parked.wait_for(1);
  REQUIRE(exchanges.size() == 1);
  bool nested = false;
  server.on_loop([&] {
    exchanges[0]->reply({200, {}, "first"});
    nested = parked.wait_for(1).size() != 1;  // not within reply()
  });
  CHECK_FALSE(nested);
  exchanges = parked.wait_for(2);
  REQUIRE(exchanges.size() == 2);
  CHECK(exchanges[1]->request().target == "/b");
  server.on_loop([&] { exchanges[1]->reply({200, {}, "second"}); });
  REQUIRE(socket.send("P/1.1\r\n\r\n"));
  exchanges = parked.wait_for(3);
  REQUIRE(exchanges.size() == 3);
  CHECK(exchanges[2]->request().target == "/c");
  server.on_loop([&] { exchanges[2]->reply({200, {}, "third"}); });
  CHECK_THAT(socket.receive_until("third"), Contains("first") && Contains("second"));
}

TEST_CASE("Exchange: on_abandoned is called once when the client goes away",
          "[sim][http][Exchange]") {
  Mailbox<std::string> abandoned;
  Parked parked;
  RunningServer server([&](std::shared_ptr<Exchange> exchange) {
    exchange->on_abandoned([&, target = exchange->request().target] { abandoned.put(target); });
    parked.put(std::move(exchange));
  });
  RawSocket socket(server.port());
  REQUIRE(socket.send("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n"));
  const auto exchanges = parked.wait_for(1);
  REQUIRE(exchanges.size() == 1);
  socket.close();
  CHECK(abandoned.wait_for(1) == std::vector<std::string>{"/a"});
  server.on_loop([&] { exchanges[0]->reply({}); });
  CHECK(server.connections() == 0);
  CHECK(abandoned.wait_for(1).size() == 1);
  CHECK(parked.wait_for(1).size() == 1);
}

TEST_CASE("Exchange: on_abandoned set after the client went is called at once",
          "[sim][http][Exchange]") {
  Parked parked;
  RunningServer server(park(parked));
  RawSocket socket(server.port());
  REQUIRE(socket.send("GET /a HTTP/1.1\r\n\r\n"));
  const auto exchanges = parked.wait_for(1);
  REQUIRE(exchanges.size() == 1);
  socket.close();
  REQUIRE(server.wait_for_connections(0));
  int calls = 0;
  server.on_loop([&] { exchanges[0]->on_abandoned([&] { ++calls; }); });
  CHECK(calls == 1);
}

TEST_CASE("Exchange: on_abandoned is not called after the reply", "[sim][http][Exchange]") {
  Mailbox<std::string> abandoned;
  RunningServer server([&](const std::shared_ptr<Exchange>& exchange) {
    // The handler owns the exchange, as that of a long poll may.
    exchange->on_abandoned([&abandoned, exchange] { abandoned.put(exchange->request().target); });
    exchange->reply({200, {}, "done"});
  });
  RawSocket socket(server.port());
  REQUIRE(socket.send("GET /a HTTP/1.1\r\n\r\n"));
  CHECK_THAT(socket.receive_until("done"), EndsWith("done"));
  socket.close();
  REQUIRE(server.wait_for_connections(0));
  server.on_loop([&] { abandoned.put("end of test"); });
  CHECK(abandoned.wait_for(1) == std::vector<std::string>{"end of test"});
}

TEST_CASE("Exchange: one that its own handler keeps alive ends with the server",
          "[sim][http][Exchange]") {
  // LeakSanitizer is the judge.
  Mailbox<int> handled;
  RunningServer server([&](const std::shared_ptr<Exchange>& exchange) {
    exchange->on_abandoned([exchange] { exchange->reply({}); });
    handled.put(1);
  });
  RawSocket socket(server.port());
  REQUIRE(socket.send("GET /a HTTP/1.1\r\n\r\n"));
  CHECK(handled.wait_for(1).size() == 1);
}

TEST_CASE("Exchange: dropping it without a reply closes the connection", "[sim][http][Exchange]") {
  RunningServer server([](const std::shared_ptr<Exchange>&) {});
  RawSocket socket(server.port());
  REQUIRE(socket.send("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n"));
  CHECK(socket.receive_all().empty());
  CHECK(server.connections() == 0);
}

TEST_CASE("Exchange: dropped late, the connection closes then", "[sim][http][Exchange]") {
  std::shared_ptr<Exchange> kept;
  Mailbox<int> handled;
  RunningServer server([&](std::shared_ptr<Exchange> exchange) {
    kept = std::move(exchange);
    handled.put(1);
  });
  RawSocket socket(server.port());
  REQUIRE(socket.send("GET /a HTTP/1.1\r\n\r\n"));
  REQUIRE(handled.wait_for(1).size() == 1);
  CHECK(server.connections() == 1);
  server.on_loop([&] { kept.reset(); });
  CHECK(server.connections() == 0);
  CHECK(socket.receive_all().empty());
}
