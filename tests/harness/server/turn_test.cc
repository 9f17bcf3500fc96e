#include "harness/server/turn.h"

#include "tests/support/catch.h"
#include "tests/support/folder.h"
#include "tests/support/stage.h"

namespace {

sim::http::Response ok(std::string body) {
  sim::http::Response response;
  response.body = std::move(body);
  return response;
}

}  // namespace

TEST_CASE("Turn: replies go out when it ends, in their order, committed", "[server]") {
  sim::Database store;
  store.begin();
  harness::Turn turn;
  const auto first = std::make_shared<tests::FakeExchange>(sim::http::Request{});
  turn.hold(first)->reply(ok("1"));
  CHECK_FALSE(first->response());
  CHECK(turn.end(store).empty());
  CHECK_FALSE(store.in_transaction());
  REQUIRE(first->response());
  CHECK(first->response()->body == "1");
}

TEST_CASE("Turn: only the first reply to an exchange counts", "[server]") {
  sim::Database store;
  harness::Turn turn;
  const auto exchange = std::make_shared<tests::FakeExchange>(sim::http::Request{});
  const auto held = turn.hold(exchange);
  held->reply(ok("1"));
  held->reply(ok("2"));
  turn.end(store);
  CHECK(exchange->response()->body == "1");
}

TEST_CASE("Turn: an exchange may outlive it", "[server]") {
  const auto exchange = std::make_shared<tests::FakeExchange>(sim::http::Request{});
  std::shared_ptr<sim::http::Exchange> held;
  {
    harness::Turn turn;
    held = turn.hold(exchange);
  }
  held->reply(ok("1"));
  CHECK_FALSE(exchange->response());
}

TEST_CASE("Turn: a client that leaves is told of before its handler is called", "[server]") {
  harness::Turn turn;
  const auto exchange = std::make_shared<tests::FakeExchange>(sim::http::Request{});
  std::string order;
  const auto held = turn.hold(exchange, [&](const std::function<void()>& tell) {
    order += "gone ";
    tell();
  });
  held->on_abandoned([&] { order += "handled"; });
  exchange->hang_up();
  CHECK(order == "gone handled");
}
