// Each invariant is seen to fail on a stack that is broken on purpose: by an operator's call, by a
// message that no Hermes would send, or by queues that somebody set up wrong.
#include "tests/harness/webordinary/play.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;

namespace {

constexpr char kMailStep[] =
    "  - mail: {from: john@ameliastamps.test, thread: header, text: Make the header blue}\n";
constexpr char kAnswered[] = "  - expect: {answered: {thread: header, within: 10m}}\n";

// A command in the words of the platform, as a step.
std::string command_step(const std::string& id, const std::string& thread) {
  return "  - message:\n      container: ameliastamps-website-john\n      body: >-\n"
         "        {\"sessionId\": \"ameliastamps-website-" +
         thread + "\", \"commandId\": \"" + id +
         "\", \"timestamp\": 1,\n        \"type\": \"edit\", \"instruction\": \"Paint\", "
         "\"userEmail\": \"john@ameliastamps.test\",\n        \"chatThreadId\": \"" +
         thread + "\", \"context\": {\"branch\": \"thread-" + thread +
         "\",\n        \"clientId\": \"ameliastamps\", \"projectId\": \"website\", "
         "\"userId\": \"john\"}}\n";
}

std::string scale_hermes(int tasks) {
  return "  - call:\n      operation: ecs.UpdateService\n"
         "      input: {cluster: webordinary-edit-cluster, service: webordinary-hermes-service, "
         "desiredCount: " +
         std::to_string(tasks) + "}\n  - wait: 1m\n";
}

// Another task for john's container, as if nobody had looked whether there is one.
constexpr char kSecondTask[] = R"(  - call:
      operation: ecs.RunTask
      input:
        cluster: webordinary-edit-cluster
        taskDefinition: webordinary-edit-task
        launchType: FARGATE
        networkConfiguration: {awsvpcConfiguration: {subnets: [subnet-0a1b2c3d]}}
        overrides:
          containerOverrides:
            - name: claude-code-astro
              environment:
                - {name: CONTAINER_ID, value: ameliastamps-website-john}
                - {name: CLIENT_ID, value: ameliastamps}
                - {name: PROJECT_ID, value: website}
                - {name: USER_ID, value: john}
                - {name: REPO_URL, value: "https://git.backlot.test/ameliastamps/website.git"}
                - name: INPUT_QUEUE_URL
                  value: http://127.0.0.1:4566/000000000000/webordinary-input-ameliastamps-website-john
                - name: OUTPUT_QUEUE_URL
                  value: http://127.0.0.1:4566/000000000000/webordinary-output-ameliastamps-website-john
)";

// The input queue of john's container is there already, and forgets messages after a minute.
constexpr char kForgetfulQueues[] = R"(
  - sqs.CreateQueue: {QueueName: webordinary-input-ameliastamps-website-john, Attributes: {MessageRetentionPeriod: "60"}}
  - sqs.CreateQueue: {QueueName: webordinary-output-ameliastamps-website-john}
  - dynamodb.PutItem:
      TableName: webordinary-queue-tracking
      Item:
        containerId: {S: ameliastamps-website-john}
        createdAt: {N: "1767603600000"}
        container: {S: ameliastamps-website-john}
        inputUrl: {S: "http://127.0.0.1:4566/${account}/webordinary-input-ameliastamps-website-john"}
        outputUrl: {S: "http://127.0.0.1:4566/${account}/webordinary-output-ameliastamps-website-john"}

  # The programs.
)";

std::string seen_by(const harness::Take& take, const std::string& invariant) {
  INFO(tests::failures_of(take));
  const harness::Failure* failure = tests::failure_of(take, "invariant: " + invariant);
  REQUIRE(failure != nullptr);
  CHECK_FALSE(failure->expected.empty());
  CHECK_FALSE(failure->last_events.empty());
  return failure->seen;
}

}  // namespace

TEST_CASE("broken stack: an input queue that forgets loses a message", "[scenario][broken]") {
  const harness::Take take = tests::play(
      std::string("steps:\n") + kMailStep + "  - wait: 5m\n",
      {{"cold_start: 30s..60s", "cold_start: 3m"}, {"\n  # The programs.\n", kForgetfulQueues}});
  CHECK_THAT(seen_by(take, "no message lost"),
             Contains("expired in webordinary-input-ameliastamps-website-john"));
  CHECK_THAT(seen_by(take, "every mail answered or accounted for"),
             Contains("from john@ameliastamps.test became command ") &&
                 Contains(", which was not answered"));
}

TEST_CASE("broken stack: a purge loses the message at work", "[scenario][broken]") {
  const harness::Take take = tests::play(
      std::string("claude: [{takes: 2m}]\nsteps:\n") + kMailStep +
      "  - expect: {event: {kind: claude.started, count: 1, within: 3m}}\n"
      "  - call: {operation: sqs.PurgeQueue, input: {QueueUrl: "
      "http://127.0.0.1:4566/000000000000/webordinary-input-ameliastamps-website-john}}\n"
      "  - wait: 10m\n");
  CHECK(seen_by(take, "no message lost") ==
        "1 messages of webordinary-input-ameliastamps-website-john were lost to PurgeQueue");
}

TEST_CASE("broken stack: a second task for a container", "[scenario][broken]") {
  const harness::Take take =
      tests::play(std::string("steps:\n") + kMailStep + kAnswered + kSecondTask + "  - wait: 2m\n");
  CHECK_THAT(seen_by(take, "one task a container"),
             Contains("ameliastamps-website-john has 2 tasks: "));
  REQUIRE(take.failures.size() == 1);
}

TEST_CASE("broken stack: two tasks work for one container at once", "[scenario][broken]") {
  const harness::Take take = tests::play(
      std::string("claude: [{takes: 5m}]\nsteps:\n") + kMailStep + kAnswered + kSecondTask +
      "  - wait: 2m\n" + command_step("c1", "AAAAAAAA") + "  - wait: 30s\n" +
      command_step("c2", "AAAAAAAA") + command_step("c3", "AAAAAAAA") + "  - wait: 30m\n");
  CHECK_THAT(seen_by(take, "one execution a command"),
             Contains("ameliastamps-website-john began c") && Contains("while it was at work on "));
}

TEST_CASE("broken stack: one command's id on two branches is carried out twice",
          "[scenario][broken]") {
  const std::string second = command_step("c1", "BBBBBBBB") + "  - wait: 10m\n";
  const std::string steps = std::string("steps:\n") + kMailStep + kAnswered +
                            command_step("c1", "AAAAAAAA") + "  - wait: 10m\n";
  CHECK(tests::failures_of(tests::play(steps)) == "");
  // On one branch the container knows that it has carried it out before.
  CHECK(tests::failures_of(
            tests::play(steps + command_step("c1", "AAAAAAAA") + "  - wait: 10m\n")) == "");
  const harness::Take take = tests::play(steps + second);
  CHECK_THAT(seen_by(take, "one execution a command"),
             Contains("command c1 was carried out before, until "));
  REQUIRE(take.failures.size() == 2);
  CHECK(take.failures[1].seen == "command c1 had been answered already");
}

TEST_CASE("broken stack: without Hermes a mail becomes no command", "[scenario][broken]") {
  const harness::Take take =
      tests::play("steps:\n" + scale_hermes(0) + kMailStep + "  - wait: 10m\n");
  CHECK_THAT(seen_by(take, "every mail answered or accounted for"),
             Contains("email header-1@ameliastamps.test from john@ameliastamps.test became no "
                      "command"));
}

TEST_CASE("broken stack: a Hermes that dies while a command is at work tells nobody",
          "[scenario][broken]") {
  const harness::Take take =
      tests::play(std::string("claude: [{takes: 3m}]\nsteps:\n") + kMailStep +
                  "  - expect: {event: {kind: claude.started, count: 1, within: 3m}}\n" +
                  scale_hermes(0) + "  - wait: 10m\n");
  CHECK_THAT(seen_by(take, "every mail answered or accounted for"),
             Contains(", whose answer reached nobody"));
}

TEST_CASE("broken stack: a container that exits without pushing", "[scenario][broken]") {
  const harness::Take take =
      tests::play(std::string("steps:\n") + kMailStep + kAnswered +
                  "  - crash: {container: ameliastamps-website-john, exit_code: 0}\n"
                  "  - wait: 2m\n");
  CHECK_THAT(seen_by(take, "no work lost from git"),
             Contains("'Make the header blue' is in the workspace only, and the container has "
                      "stopped"));
}

TEST_CASE("broken stack: what a scenario does without is not looked at", "[scenario][broken]") {
  const std::string steps =
      std::string("steps:\n") + kMailStep + kAnswered +
      "  - crash: {container: ameliastamps-website-john, exit_code: 0}\n  - wait: 2m\n";
  CHECK_FALSE(tests::play(steps).passed());
  CHECK(tests::play(steps + "without:\n  no work lost from git: The disk is thrown away.\n")
            .passed());
}
