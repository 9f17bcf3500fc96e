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

sim::http::Response failed(const std::shared_ptr<sim::http::Exchange>&, const std::string& why) {
  sim::http::Response response;
  response.status = 500;
  response.body = why;
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
  CHECK(turn.end(store, failed).empty());
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
  turn.end(store, failed);
  CHECK(exchange->response()->body == "1");
}

TEST_CASE("Turn: what fails a store in memory is thrown on", "[server]") {
  sim::Database store;
  store.begin();
  store.fail("out of memory");
  harness::Turn turn;
  CHECK_THROWS_WITH(turn.end(store, failed), "out of memory");
}

TEST_CASE("Turn: replies may go out though the turn goes on", "[server]") {
  sim::Database store;
  store.begin();
  harness::Turn turn;
  const auto exchange = std::make_shared<tests::FakeExchange>(sim::http::Request{});
  turn.hold(exchange)->reply(ok("1"));
  turn.send();
  REQUIRE(exchange->response());
  CHECK(store.in_transaction());
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

TEST_CASE("Turn: if one of its changes is not kept, none is, and every reply fails", "[server]") {
  const tests::Folder folder;
  sim::Database store{folder.path("store")};
  store.execute("CREATE TABLE t (v)");
  harness::Turn turn;
  const auto first = std::make_shared<tests::FakeExchange>(sim::http::Request{});
  const auto second = std::make_shared<tests::FakeExchange>(sim::http::Request{});
  store.begin();
  store.prepare("INSERT INTO t VALUES (1)").bind().run();
  turn.hold(first)->reply(ok("1"));
  store.fail("the disk is full");
  turn.hold(second)->reply(ok("2"));
  CHECK(turn.end(store, failed) == "the disk is full");
  for (const auto& exchange : {first, second}) {
    REQUIRE(exchange->response());
    CHECK(exchange->response()->status == 500);
    CHECK(exchange->response()->body == "the disk is full");
  }
  CHECK_FALSE(store.prepare("SELECT v FROM t").bind().step());
  CHECK(turn.end(store, failed).empty());
}

TEST_CASE("Turn: as long as nobody can undo it, it has failed", "[server]") {
  const tests::Folder folder;
  sim::Database store{folder.path("store")};
  bool readable = false;
  store.on_roll_back([&] {
    if (!readable) throw sim::StoreError("it is gone");
  });
  harness::Turn turn;
  store.fail("the disk is full");
  CHECK(turn.end(store, failed) == "the disk is full; it cannot be read either: it is gone");
  CHECK(store.has_failed());
  CHECK_THROWS_AS(store.begin(), sim::StoreError);
  readable = true;
  CHECK_FALSE(turn.end(store, failed).empty());
  CHECK_FALSE(store.has_failed());
  CHECK(turn.end(store, failed).empty());
}
