#include "tests/harness/explain/happened.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::Happened;

namespace {

constexpr auto kTask = harness::Question::Kind::kTask;

}  // namespace

TEST_CASE("explain task: who started it, its states, what it received and did, and its end",
          "[explain][task]") {
  Happened take;
  take.make_queues();
  const auto run = take.call("front", "ecs.RunTask", {{"taskDefinition", "worker"}});
  take.task("aaaa1111bbbb", "PROVISIONING", {}, run);
  take.pass(20s);
  take.task("aaaa1111bbbb", "RUNNING");
  take.send("m-1", "jobs", "web");
  take.receive("m-1", "jobs", 1, "worker");
  take.prints("aaaa1111bbbb", "ERROR m-1 is no cake");
  const auto put = take.call("worker", "dynamodb.PutItem", {{"TableName", "t"}});
  take.refuse(put, "dynamodb.PutItem", "ResourceNotFoundException", "no such table");
  take.pass(5s);
  take.task("aaaa1111bbbb", "DEPROVISIONING",
            {{"exitCode", 137}, {"code", "EssentialContainerExited"}, {"reason", "it died"}});
  const std::string text = take.text(kTask, "aaaa");
  CHECK_THAT(text, Contains("task arn:aws:ecs:us-east-1:000000000000:task/jobs/aaaa1111bbbb of "
                            "worker"));
  CHECK_THAT(text, Contains("It ended with exit code 137: it was killed (SIGKILL), "
                            "EssentialContainerExited, \"it died\"."));
  CHECK_THAT(text, Contains("An essential container of it ended by itself"));
  CHECK_THAT(text, Contains("When it ended, it held message m-1 of jobs, received 5s before."));
  CHECK_THAT(text, Contains("because front called ecs.RunTask."));
  CHECK_THAT(text, Contains("RUNNING, 20s later."));
  CHECK_THAT(text, Contains("Message m-1 of jobs, for the 1st time."));
  CHECK_THAT(text, Contains("It called dynamodb.PutItem, which was answered with "
                            "ResourceNotFoundException: no such table."));
}

TEST_CASE("explain task: an answer that a program refuses is linked to its message",
          "[explain][task]") {
  Happened take;
  take.make_queues();
  take.task("aaaa1111bbbb", "RUNNING");
  take.send("m-1", "jobs", "oven");
  take.receive("m-1", "jobs", 1, "worker");
  take.pass(1s);
  take.prints("aaaa1111bbbb", "ERROR this is not an answer");
  const std::string text = take.text(kTask, "aaaa1111bbbb");
  CHECK_THAT(text, Contains("ERROR this is not an answer"));
  CHECK_THAT(text, Contains("It held message m-1 of jobs then, which oven had sent."));
}

TEST_CASE("explain task: one that runs says so; an unknown one says which there are",
          "[explain][task]") {
  Happened take;
  take.task("aaaa1111bbbb", "RUNNING");
  CHECK_THAT(take.text(kTask, "aaaa1111bbbb"), Contains("It is RUNNING since then."));
  CHECK(take.unknown(kTask, "bbbb") == "there is no task 'bbbb'; there are aaaa1111bbbb");
}

TEST_CASE("explain task: of many deeds and messages the last are told", "[explain][task]") {
  Happened take;
  take.make_queues();
  take.task("aaaa1111bbbb", "RUNNING");
  for (int i = 0; i < 250; ++i) {
    take.pass(1s);
    const std::string id = "m-" + std::to_string(i);
    take.send(id, "jobs", "web");
    take.receive(id, "jobs", 1, "worker");
    take.call("worker", "sns.Publish", {{"Message", id}});
    take.call("worker", i < 249 ? "sns.Publish" : "ses.SendEmail", {});
    take.remove(id, "jobs", 1, "worker");
  }
  const std::string text = take.text(kTask, "aaaa1111bbbb");
  CHECK_THAT(text, Contains("The last 12:") && Contains("Message m-249 of jobs"));
  CHECK_THAT(text, Contains("It called ses.SendEmail.") && Contains("It did more than "));
}
