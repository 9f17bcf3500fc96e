#include "fakes/aws/client.h"

#include "sim/time/spawn.h"
#include "tests/fakes/aws/toy_service.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"
#include "tests/support/stage.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

struct ClientFixture : tests::Stage {
  tests::Toys toys{environment};
  explicit ClientFixture(const std::string& store_path = ":memory:") : Stage(store_path) {
    dispatcher.add(toys);
  }
};

struct StoreFolder {
  tests::Folder folder;
};
struct OnDisk : StoreFolder, ClientFixture {
  OnDisk() : ClientFixture(folder.path("store")) {}

  // What comes of a call, with something else right after it.
  std::string call_and(const std::function<void()>& then) {
    std::string seen;
    const auto script = [&]() -> sim::Task<> {
      tests::CreateToyRequest request;
      request.toy_name = "bear";
      try {
        const tests::ToyResponse made = co_await client.call(request);
        seen = made.toy_url;
      } catch (const aws::Error& error) {
        seen = error.code() + ": " + error.message();
      }
    };
    sim::Spawned spawned{scheduler, script()};
    scheduler.post([&] { scheduler.post(then); });
    pass(0s);
    return seen;
  }
};

}  // namespace

TEST_CASE_METHOD(ClientFixture, "Client: a coroutine calls, waits and catches", "[aws][client]") {
  aws::Client slow{dispatcher, scheduler, caller(), sim::Distribution::fixed(5ms)};
  std::string seen;
  const auto script = [&]() -> sim::Task<> {
    tests::CreateToyRequest request;
    request.toy_name = "bear";
    const tests::ToyResponse made = co_await slow.call(request);
    seen = made.toy_url;
    request.toy_name = "taken";
    try {
      co_await slow.call(request);
    } catch (const aws::Error& error) {
      seen += " " + error.code();
    }
    tests::AwaitToyRequest wait;
    wait.seconds = 20;
    const tests::ToyResponse late = co_await slow.call(wait);
    seen += " " + late.toy_url;
  };
  sim::Spawned spawned{scheduler, script()};
  pass(21s);
  CHECK(seen == "http://127.0.0.1:4566/000000000000/bear ToyExists late");
  CHECK_FALSE(spawned.running());
}

TEST_CASE_METHOD(ClientFixture, "Client: constraints hold in process too", "[aws][client]") {
  tests::CreateToyRequest request;
  request.toy_name = "Bad";
  CHECK(tests::error_code([&] { call(request); }) == "ValidationException");
}

TEST_CASE_METHOD(ClientFixture, "Client: a killed coroutine abandons its call", "[aws][client]") {
  {
    const auto script = [&]() -> sim::Task<> {
      tests::AwaitToyRequest wait;
      wait.seconds = 20;
      co_await client.call(wait);
    };
    sim::Spawned spawned{scheduler, script()};
    pass(5s);
  }
  CHECK(toys.abandoned == 1);
  pass(60s);
}

TEST_CASE_METHOD(OnDisk, "Client: what it is answered is kept before it is answered",
                 "[aws][client]") {
  int kept = 0;
  store.on_commit([&] { ++kept; });
  CHECK(call_and([] {}) == "http://127.0.0.1:4566/000000000000/bear");
  CHECK(kept == 1);
}

TEST_CASE_METHOD(OnDisk, "Client: what is not kept is the service's own error", "[aws][client]") {
  CHECK_THAT(call_and([&] { store.fail("the disk is full"); }),
             Contains("InternalFailure: ") && Contains("the disk is full"));
}

TEST_CASE_METHOD(ClientFixture, "Client: a mistake of ours in a store in memory ends what runs",
                 "[aws][client]") {
  tests::CreateToyRequest request;
  request.toy_name = "broken";
  CHECK_THROWS_AS(client.now(request), sim::StoreError);
  CHECK_FALSE(store.has_failed());
}

TEST_CASE_METHOD(OnDisk, "Client: nor is what was undone before it was answered", "[aws][client]") {
  CHECK_THAT(call_and([&] { store.roll_back(); }), Contains("InternalFailure: "));
}
