#include <algorithm>

#include "tests/harness/explain/happened.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::Happened;

namespace {

constexpr auto kQueue = harness::Question::Kind::kQueue;

}  // namespace

TEST_CASE("explain queue: settings, depth, users and fates", "[explain][queue]") {
  Happened take;
  take.make_queues(2);
  for (const char* id : {"m-1", "m-2", "m-3"}) take.send(id, "jobs", "web");
  take.pass(10s);
  take.receive("m-1", "jobs", 1, "worker");
  take.remove("m-1", "jobs", 1, "worker");
  take.receive("m-2", "jobs", 1, "worker");
  take.pass(30s);
  take.show("m-2", "jobs", 1);
  take.receive("m-2", "jobs", 2, "helper");
  const std::string text = take.text(kQueue, "jobs");
  CHECK_THAT(text, Contains("1 message waits in it to be received, and 1 is in flight. The oldest "
                            "came at 0ms"));
  CHECK_THAT(text, Contains("setup made it at 0ms"));
  CHECK_THAT(text, Contains("A message that was received twice and not deleted goes to jobs-dlq"));
  CHECK_THAT(text, Contains("It was deepest with 3 messages, 3 waiting and 0 in flight."));
  CHECK_THAT(text, Contains("3 messages were sent to it."));
  CHECK_THAT(text, Contains("Messages were handed out 3 times."));
  CHECK_THAT(text, Contains("A visibility timeout was over before its receiver deleted the message "
                            "once."));
  CHECK_THAT(text, Contains("web sent 3 messages"));
  CHECK_THAT(text, Contains("worker received 2 times"));
  CHECK_THAT(text, Contains("helper received 1 time"));
  CHECK_THAT(text, Contains("Message m-2, received twice, in flight."));
}

TEST_CASE("explain queue: a dead-letter queue tells what was moved", "[explain][queue]") {
  Happened take;
  take.make_queues(1);
  take.send("m-1", "jobs", "web");
  take.to_dead_letters("m-1", 1, "worker");
  CHECK_THAT(take.text(kQueue, "jobs-dlq"),
             Contains("Message m-1 went from jobs to jobs-dlq, received once.") &&
                 Contains("1 message was moved into it from another queue."));
}

TEST_CASE("explain queue: one that was never used is empty, one that is unknown is told",
          "[explain][queue]") {
  Happened take;
  take.make_queues();
  CHECK_THAT(take.text(kQueue, "jobs-dlq"),
             Contains("It is empty, and no message was ever in it."));
  CHECK_THAT(take.text(kQueue, "http://127.0.0.1:4566/000000000000/jobs"), Contains("queue jobs"));
  CHECK(take.unknown(kQueue, "job") == "'job' is the beginning of several queues: jobs, jobs-dlq");
  CHECK(take.unknown(kQueue, "cakes") == "there is no queue 'cakes'; there are jobs, jobs-dlq");
}

TEST_CASE("explain queue: of a long life, the curve is thinned out and keeps the peak",
          "[explain][queue]") {
  Happened take;
  take.make_queues();
  for (int i = 0; i < 300; ++i) {
    take.pass(1s);
    take.send("m-" + std::to_string(i), "jobs", "web");
  }
  for (int i = 0; i < 300; ++i) {
    take.pass(1s);
    take.event("sqs", "sqs.deleted", "m-" + std::to_string(i),
               {{"queue", "jobs"}, {"receives", 1}, {"by", "worker"}});
  }
  const auto events = harness::events_in_memory(take.journal().events(), sim::kDefaultStart,
                                                take.scheduler().now());
  const auto queue = events->queue("jobs");
  REQUIRE(queue);
  CHECK(queue->most.all() == 300);
  CHECK(queue->emptied == 1);
  CHECK(queue->curve.size() <= harness::QueueSummary::kMostPoints);
  const auto deepest =
      std::max_element(queue->curve.begin(), queue->curve.end(),
                       [](const auto& a, const auto& b) { return a.all() < b.all(); });
  CHECK(deepest->all() == 300);
  CHECK(queue->curve.back().all() == 0);
}
