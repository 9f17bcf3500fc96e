#include "fakes/aws/client.h"

#include "sim/time/spawn.h"
#include "tests/fakes/aws/toy_service.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"

using namespace std::chrono_literals;

namespace {

struct ClientFixture : tests::Stage {
  tests::Toys toys{environment};
  ClientFixture() { dispatcher.add(toys); }
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
