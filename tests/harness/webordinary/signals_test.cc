// The stand-ins when an operator or chance ends them.
#include "fakes/ecs/ecs.h"
#include "harness/webordinary/git_host.h"
#include "tests/harness/webordinary/live.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

constexpr char kCluster[] = "webordinary-edit-cluster";

claude::Rule slow() {
  claude::Rule rule;
  rule.takes = sim::Distribution::fixed(10min);
  rule.files = {{"a.md", "1"}, {"b.md", "2"}, {"c.md", "3"}};
  return rule;
}

// A command that takes this long, from the mail to the answer and a little more.
void carry_out(tests::Live& live) {
  live.mail("header", "Make it blue");
  REQUIRE(live.run_until("claude.finished"));
  live.run(5s);
}

claude::Rule that_takes(sim::Duration span) {
  claude::Rule rule;
  rule.takes = sim::Distribution::fixed(span);
  return rule;
}

// The task of john's container that runs.
std::string running_task(tests::Live& live) {
  for (const ecs::TaskView& task : live.world().ecs().list_tasks()) {
    if (task.container_id == "ameliastamps-website-john" && task.status == "RUNNING") {
      return task.arn;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("edit container: SIGTERM saves, pushes and answers, then it exits with 0",
          "[standins][signals]") {
  tests::Live live(slow());
  live.mail("header", "Write three pages");
  REQUIRE(live.run_until("claude.started"));
  live.run(6min);
  live.call("ecs", "StopTask", {{"cluster", kCluster}, {"task", running_task(live)}});
  live.run(10s);
  CHECK(live.count("claude.interrupted") == 1);
  CHECK(live.count("ecs.task", "\"exitCode\":0") > 0);
  const auto* origin = live.platform().git().find(harness::GitHost::url("ameliastamps", "website"));
  REQUIRE(origin != nullptr);
  const std::string branch = "thread-" + live.thread("header");
  CHECK(origin->read_file_at(branch, "a.md") == "1");
  CHECK(origin->read_file_at(branch, "b.md") == "2");
  CHECK_FALSE(origin->read_file_at(branch, "c.md"));
  live.run(1min);
  REQUIRE(live.answers().size() == 2);
  CHECK_THAT(live.answers()[1], Contains("was interrupted by a newer message"));
}

TEST_CASE("edit container: a task that has nothing to do exits at once on SIGTERM",
          "[standins][signals]") {
  claude::Rule quick;
  quick.takes = sim::Distribution::fixed(10s);
  tests::Live live(quick);
  live.mail("header", "Make it blue");
  REQUIRE(live.run_until("mail.sent"));
  live.call("ecs", "StopTask", {{"cluster", kCluster}, {"task", running_task(live)}});
  live.run(1min);
  CHECK(live.count("ecs.task", "\"exitCode\":0") > 0);
  // The next mail wakes it again.
  live.mail("header", "Make it green");
  REQUIRE(live.run_until("mail.sent", 2));
  CHECK_THAT(live.answers().back(), StartsWith("Done: Make it green"));
}

TEST_CASE("Hermes: a mail that it was at work on when it died is served by the next",
          "[standins][signals]") {
  for (const sim::Duration moment : {5ms, 15ms, 30ms}) {
    CAPTURE(moment.count());
    tests::Live live;
    live.mail("header", "Make it blue");
    live.run(moment);
    REQUIRE(live.world().crash("webordinary-hermes", 1));
    live.run(30min);
    CHECK(live.count("claude.finished") == 1);
    REQUIRE(live.answers().size() == 1);
    CHECK_THAT(live.answers().back(), StartsWith("Done: Make it blue"));
  }
}

TEST_CASE(
    "Hermes: one that dies with the command sent and the mail not deleted sends it again, "
    "and it is carried out once",
    "[standins][signals]") {
  tests::Live live;
  live.mail("header", "Make it blue");
  // The first message is the mail in the inbox, the second the command.
  REQUIRE(live.run_until("sqs.sent", 2));
  REQUIRE(live.world().crash("webordinary-hermes", 1));
  live.run(30min);
  CHECK(live.count("sqs.sent", "\"queue\":\"webordinary-input-ameliastamps-website-john\"") == 2);
  CHECK(live.count("claude.finished") == 1);
  REQUIRE_FALSE(live.answers().empty());
}

TEST_CASE("Hermes: SIGTERM ends it, and its service starts another", "[standins][signals]") {
  tests::Live live;
  const auto stop = [&] {
    for (const ecs::TaskView& task : live.world().ecs().list_tasks()) {
      if (task.family == "webordinary-hermes" && task.status == "RUNNING") return task.arn;
    }
    return std::string{};
  }();
  live.call("ecs", "StopTask", {{"cluster", kCluster}, {"task", stop}});
  live.run(5min);
  CHECK(live.world().services_steady());
  live.mail("header", "Make it blue");
  REQUIRE(live.run_until("mail.sent"));
}

TEST_CASE("edit container: a heartbeat that is due as its command ends does no harm",
          "[standins][heartbeat]") {
  // The calls of a command's end, 2 to 8 ms each, are spread around the heartbeat after 120 s.
  for (int early_ms = 2; early_ms <= 16; ++early_ms) {
    CAPTURE(early_ms);
    tests::Live live(that_takes(120s - std::chrono::milliseconds{early_ms}));
    carry_out(live);
    CHECK(live.count("ecs.output", "WARN the message was not extended") == 0);
    CHECK(live.count("ecs.output", "ERROR") == 0);
    CHECK_FALSE(running_task(live).empty());
    CHECK(live.answers().size() == 1);
  }
}

TEST_CASE("edit container: a heartbeat that SQS refuses does not end the work",
          "[standins][heartbeat]") {
  tests::Live live(that_takes(200s));
  live.mail("header", "Make it blue");
  REQUIRE(live.run_until("claude.started"));
  live.call("sqs", "PurgeQueue",
            {{"QueueUrl",
              "http://127.0.0.1:4566/000000000000/webordinary-input-ameliastamps-website-john"}});
  REQUIRE(live.run_until("mail.sent"));
  CHECK(live.count("ecs.output", "WARN the message was not extended: InvalidParameterValue") == 1);
  CHECK_FALSE(running_task(live).empty());
  REQUIRE(live.answers().size() == 1);
  CHECK_THAT(live.answers()[0], StartsWith("Done: Make it blue"));
}

TEST_CASE("Hermes: an inbox that is gone for a while is read again when it is back",
          "[standins][hermes]") {
  tests::Live live;
  const std::string url = "http://127.0.0.1:4566/000000000000/webordinary-email-queue";
  live.call("sqs", "DeleteQueue", {{"QueueUrl", url}});
  live.run(2min);
  CHECK(live.count("ecs.output", "ERROR inbox: ") >= 5);
  live.call("sqs", "CreateQueue", {{"QueueName", "webordinary-email-queue"}});
  live.run(1min);
  live.mail("header", "Make it blue");
  REQUIRE(live.run_until("mail.sent"));
}
