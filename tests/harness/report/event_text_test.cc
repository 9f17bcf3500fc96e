#include "harness/report/event_text.h"

#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

constexpr char kTask[] =
    "arn:aws:ecs:us-west-2:000000000000:task/jobs/c3b52bef7b799cb16d6eebc9c8807da1";
constexpr char kContainerActor[] = "container/c3b52bef7b799cb16d6eebc9c8807da1";

std::string line_of(const std::string& actor, const std::string& kind, const std::string& subject,
                    const std::string& data, std::size_t limit = 160) {
  const sim::Event event{1, sim::kDefaultStart + 59s, actor, kind, subject, 0, data};
  return harness::event_in_words(event, sim::kDefaultStart, limit);
}

std::string task_line(const std::string& more) {
  return line_of("ecs", "ecs.task", kTask,
                 R"({"desired":"STOPPED","cluster":"jobs","family":"worker",)" + more + "}");
}

std::string output_line(const std::string& text) {
  return line_of(kContainerActor, "ecs.output", kTask,
                 R"({"container":"worker","stream":"stderr","line":")" + text + "\"}");
}

}  // namespace

TEST_CASE("event_in_words: a task's state with why it ended", "[report]") {
  CHECK(task_line(R"("status":"RUNNING","group":"service:orders")") ==
        "59s  task orders c3b52bef RUNNING");
  CHECK(task_line(R"("status":"STOPPED","group":"family:worker","exitCode":1,)"
                  R"("code":"EssentialContainerExited","reason":"Essential container in task )"
                  R"(exited")") ==
        "59s  task worker c3b52bef STOPPED: exit 1, Essential container in task exited");
}

TEST_CASE("event_in_words: why a task did not start is never cut", "[report]") {
  const std::string reason = "CannotStartContainerError: " + std::string(400, 'x') + " nodee";
  CHECK(task_line(R"("status":"STOPPED","code":"TaskFailedToStart","reason":")" + reason + "\"") ==
        "59s  task worker c3b52bef STOPPED: TaskFailedToStart, " + reason);
}

TEST_CASE("event_in_words: a line of output as it was printed, without colours", "[report]") {
  CHECK(output_line("Error: boom at the start") ==
        "59s  worker c3b52bef | Error: boom at the start");
  CHECK(output_line("\\u001b[31mred\\u001b[39m\\tand \\\"plain\\\"\\u0007") ==
        "59s  worker c3b52bef | red  and \"plain\"");
  CHECK(output_line(std::string(500, 'a')) == "59s  worker c3b52bef | " + std::string(500, 'a'));
  CHECK(output_line(std::string(501, 'a')) ==
        "59s  worker c3b52bef | " + std::string(500, 'a') + "…");
}

TEST_CASE("event_in_words: what a service says of itself", "[report]") {
  CHECK(line_of(
            "ecs", "ecs.service", "arn:aws:ecs:r:0:service/c/s",
            R"({"service":"s","cluster":"c","status":"ACTIVE","message":"(service s) has begun.",)"
            R"("desired":1,"running":0,"pending":0})") ==
        "59s  ecs  ecs.service (service s) has begun.");
}

TEST_CASE("event_in_words: a call with what it asked for, an error with its message", "[report]") {
  CHECK(line_of("worker", "api.call", "sqs.GetQueueUrl",
                R"({"request":"5b61c04b","account":"0","region":"r","input":{"QueueName":"q"}})") ==
        R"(59s  worker  api.call sqs.GetQueueUrl {"QueueName":"q"})");
  CHECK(line_of("sqs", "api.error", "sqs.GetQueueUrl",
                R"({"request":"5b61c04b","error":{"code":"QueueDoesNotExist","status":400,)"
                R"("message":"The specified queue does not exist."}})") ==
        "59s  sqs  api.error sqs.GetQueueUrl QueueDoesNotExist: The specified queue does not "
        "exist.");
}

TEST_CASE("event_in_words: what is too long ends with a value", "[report]") {
  const std::string data = R"({"first":"abcdefgh","second":"ijklmnop","third":"qrstuvwxyz"})";
  CHECK(line_of("sqs", "x.y", "s", data, 60) ==
        R"(59s  sqs  x.y s {"first":"abcdefgh","second":"ijklmnop" …)");
  CHECK_THAT(line_of("sqs", "x.y", "s", '"' + std::string(99, 'a') + '"', 55), EndsWith("aaa…"));
}

TEST_CASE("event_in_words: data that is no object is shown as it is", "[report]") {
  CHECK(line_of("a", "ecs.task", kTask, "nonsense") ==
        "59s  a  ecs.task " + std::string(kTask) + " nonsense");
  CHECK_THAT(line_of("a", "ecs.task", kTask, "{}"), StartsWith("59s  task arn:"));
}

TEST_CASE("words_of: long ids of actors are shortened", "[report]") {
  const sim::Event event{1, sim::kDefaultStart, kContainerActor, "a.b", "s", 0, "{}"};
  CHECK(harness::words_of(event, 100).who == "container/c3b52bef");
  CHECK(harness::words_of(event, 100).data.empty());
}
