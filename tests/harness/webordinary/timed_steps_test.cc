// Steps with a time of their own, and receivers that a scenario plays itself: what incidents are
// made of.
#include "tests/harness/webordinary/play.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

// The one failure of a take.
const harness::Failure& the_failure(const harness::Take& take) {
  INFO(tests::failures_of(take));
  REQUIRE(take.failures.size() == 1);
  return take.failures.front();
}

}  // namespace

TEST_CASE("step at: counts from when the steps begin", "[scenario][step]") {
  const harness::Take take = tests::play(
      "steps:\n"
      "  - {at: 90s, wait: 10s}\n"
      "  - {at: 100s, expect: {queue: {name: webordinary-email-queue, empty: true}}}\n"
      "  - at: 2m\n"
      "    call: {operation: sqs.ListQueues, as: operator}\n",
      {}, true);
  CHECK(tests::failures_of(take) == "");
  std::vector<sim::Time> steps;
  for (const sim::Event& event : take.journal) {
    if (event.kind == "step") steps.push_back(event.time);
  }
  REQUIRE(steps.size() == 2);
  CHECK(steps[1] - steps[0] == 30s);
  CHECK(tests::count(take, "api.call", "sqs.ListQueues", "operator") == 1);
}

TEST_CASE("step at: a time that is over fails the take", "[scenario][step]") {
  const harness::Take take = tests::play("steps:\n  - wait: 3m\n  - {at: 2m, heal: all}\n");
  const harness::Failure& failure = the_failure(take);
  CHECK(failure.what == "at");
  CHECK(failure.place.line == 5);
  CHECK(failure.expected == "the step heal at 2m");
  CHECK(failure.seen == "the steps before it took until 3m");
}

TEST_CASE("steps receive and delete: a receiver that no program is", "[scenario][step]") {
  const harness::Take take = tests::play(
      "steps:\n"
      "  - call: {operation: sqs.CreateQueue, input: {QueueName: jobs}}\n"
      "  - {at: 10s, receive: {queue: jobs, as: worker}}\n"
      "  - call:\n"
      "      operation: sqs.SendMessage\n"
      "      input: {QueueUrl: \"http://127.0.0.1:4566/${account}/jobs\", MessageBody: hello}\n"
      "  - {at: 10s, receive: {queue: jobs, as: worker, most: 10, hidden: 5s}}\n"
      "  - expect: {queue: {name: jobs, visible: 0, in_flight: 1}}\n"
      "  - {at: 15s, expect: {queue: {name: jobs, visible: 1, within: 1s}}}\n"
      "  - receive: {queue: jobs, as: worker}\n"
      "  - delete: {queue: jobs, as: worker}\n"
      "  - expect: {queue: {name: jobs, empty: true}}\n",
      {}, true);
  CHECK(tests::failures_of(take) == "");
  CHECK(tests::count(take, "api.call", "sqs.DeleteMessage", "worker") == 1);
}

TEST_CASE("steps receive and delete: what cannot be done fails the take", "[scenario][step]") {
  const harness::Take held = tests::play(
      "steps:\n"
      "  - call: {operation: sqs.CreateQueue, input: {QueueName: jobs}}\n"
      "  - delete: {queue: jobs}\n");
  CHECK(the_failure(held).expected == "a message of jobs that scenario has received");
  const harness::Take none = tests::play("steps:\n  - receive: {queue: jobs}\n");
  CHECK_THAT(the_failure(none).seen, Contains("QueueDoesNotExist"));
}
