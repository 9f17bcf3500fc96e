#include "fakes/aws/call_faults.h"

#include "fakes/aws/events.h"
#include "sim/time/spawn.h"
#include "tests/fakes/aws/toy_service.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Sent = sim::http::Response::Sent;

namespace {

struct CallFaults : tests::Stage {
  tests::Toys toys{environment};
  CallFaults() { dispatcher.add(toys); }

  void add(const aws::FaultKind& kind, aws::FaultRule rule = {}) {
    rule.kind = &kind;
    environment.faults.add(std::move(rule), scheduler.now());
  }
  std::shared_ptr<tests::FakeExchange> create() {
    return send_json("ToyStore.CreateToy", R"({"ToyName":"bear"})");
  }
  // What a stand-in hears of a call, and when.
  std::string call_of_standin() {
    std::string seen;
    const auto script = [&]() -> sim::Task<> {
      tests::CreateToyRequest request;
      request.toy_name = "bear";
      try {
        const tests::ToyResponse made = co_await client.call(request);
        seen = made.toy_url;
      } catch (const aws::Error& error) {
        seen = error.code();
      }
      seen += " after " + sim::to_text(scheduler.now() - scheduler.start());
    };
    sim::Spawned spawned{scheduler, script()};
    pass(10min);
    return seen;
  }
  std::string kinds() const {
    std::string all;
    for (const sim::Event& event : journal.events()) all += event.kind + " ";
    return all;
  }
};

}  // namespace

TEST_CASE_METHOD(CallFaults, "aws.throttled: the service's error, and nothing is done",
                 "[aws][faults]") {
  add(aws::kThrottled, {.of = "toy.CreateToy", .number = 1});
  const auto exchange = create();
  REQUIRE(exchange->response());
  CHECK(exchange->response()->status == 400);
  CHECK_THAT(exchange->response()->body,
             Contains("ThrottlingException") && Contains("Rate exceeded"));
  CHECK(kinds() == "api.call fault.struck api.error ");
  const auto* error = journal.events().back().as<aws::ApiError>();
  REQUIRE(error != nullptr);
  CHECK(error->fault == 2u);
  CHECK(journal.events().back().cause == 1);
  CHECK(create()->response()->status == 200);
}

TEST_CASE_METHOD(CallFaults, "aws.unavailable: 503, and nothing is done", "[aws][faults]") {
  add(aws::kUnavailable);
  CHECK(create()->response()->status == 503);
}

TEST_CASE_METHOD(CallFaults, "aws.failed_after_effect: 500, though it was done", "[aws][faults]") {
  add(aws::kFailedAfterEffect);
  const auto exchange = create();
  CHECK(exchange->response()->status == 500);
  CHECK_THAT(exchange->response()->body, Contains("InternalFailure"));
  CHECK(kinds() == "api.call fault.struck api.error ");
}

TEST_CASE_METHOD(CallFaults, "aws.lost_answer: the connection closes without one",
                 "[aws][faults]") {
  add(aws::kLostAnswer, {.parameters = {{"after", sim::Duration{5s}.count()}}});
  const auto exchange = create();
  CHECK_FALSE(exchange->response());
  pass(5s);
  REQUIRE(exchange->response());
  CHECK(exchange->response()->sent == Sent::kNothing);
  CHECK(kinds() == "api.call api.reply fault.struck ");
}

TEST_CASE_METHOD(CallFaults, "aws.broken_answer: a part of it", "[aws][faults]") {
  add(aws::kBrokenAnswer);
  CHECK(create()->response()->sent == Sent::kInPart);
}

TEST_CASE_METHOD(CallFaults, "aws.late_answer: it comes later", "[aws][faults]") {
  add(aws::kLateAnswer);
  const auto exchange = create();
  pass(2999ms);
  CHECK_FALSE(exchange->response());
  pass(1ms);
  REQUIRE(exchange->response());
  CHECK(exchange->response()->status == 200);
  CHECK(exchange->response()->sent == Sent::kWhole);
}

TEST_CASE_METHOD(CallFaults, "Faults of calls: an error of the caller's own stays what it is",
                 "[aws][faults]") {
  add(aws::kFailedAfterEffect);
  add(aws::kLostAnswer);
  const auto taken = send_json("ToyStore.CreateToy", R"({"ToyName":"taken"})");
  CHECK_THAT(taken->response()->body, Contains("ToyExists"));
}

TEST_CASE_METHOD(CallFaults, "Faults of calls: the harness is struck by none", "[aws][faults]") {
  add(aws::kThrottled);
  aws::Caller harness = caller();
  harness.is_harness = true;
  aws::Client own{dispatcher, scheduler, harness};
  tests::CreateToyRequest request;
  request.toy_name = "bear";
  CHECK(tests::error_code([&] { own.now(request); }).empty());
  CHECK(tests::error_code([&] { client.now(request); }) == "ThrottlingException");
}

TEST_CASE_METHOD(CallFaults, "Client: tries again what is worth it, three times at most",
                 "[aws][client][faults]") {
  SECTION("twice throttled: the third attempt is answered") {
    add(aws::kThrottled, {.number = 1});
    add(aws::kThrottled, {.number = 2});
    const std::string seen = call_of_standin();
    CHECK_THAT(seen, Contains("http://127.0.0.1:4566/000000000000/bear after "));
    CHECK(kinds() ==
          "api.call fault.struck api.error api.call fault.struck api.error api.call api.reply ");
    CHECK(journal.events()[3].cause == 2);
    CHECK(journal.events()[6].cause == 5);
  }
  SECTION("always throttled: the third error is told") {
    add(aws::kThrottled);
    CHECK_THAT(call_of_standin(), Contains("ThrottlingException after "));
    CHECK(journal.count() == 9);
  }
  SECTION("answers lost: an error of the connection") {
    add(aws::kLostAnswer);
    CHECK_THAT(call_of_standin(), Contains("ConnectionError after "));
  }
  SECTION("an answer that is too late counts as lost") {
    add(aws::kLateAnswer, {.parameters = {{"by", sim::Duration{2min}.count()}}});
    CHECK_THAT(call_of_standin(), Contains("ConnectionError after 3m"));
  }
  SECTION("one that is late is waited for") {
    add(aws::kLateAnswer);
    CHECK(call_of_standin() == "http://127.0.0.1:4566/000000000000/bear after 3s");
  }
}
