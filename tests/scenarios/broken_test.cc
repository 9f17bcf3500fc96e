// Each shipped scenario is able to fail: its world, its Claude Code or its operator is broken on
// purpose, and what it is about is seen to go wrong.
#include <set>

#include "tests/harness/webordinary/play.h"
#include "tests/scenarios/family.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using tests::Edit;

namespace {

struct Break {
  std::string scenario;
  std::string how;  // for people
  std::vector<Edit> world;
  std::vector<Edit> steps;
  // The failure that must be among those seen.
  std::string what;
  std::string expected;  // it contains this
  std::string seen;
  std::string base = "worlds/webordinary.yaml";  // the world that is broken
};

// Hermes has no work any more: nobody reads the inbox, wakes a container or tells a user.
const std::string kNoHermes = R"(  - call:
      operation: ecs.UpdateService
      input: {cluster: webordinary-edit-cluster, service: webordinary-hermes-service, desiredCount: 0}
  - wait: 1m
)";

// The queues of john's container are there already, and nobody gave the input a redrive policy.
const std::string kNoRedrivePolicy = R"(
  - sqs.CreateQueue: {QueueName: webordinary-dlq-ameliastamps-website-john}
  - sqs.CreateQueue: {QueueName: webordinary-input-ameliastamps-website-john}
  - sqs.CreateQueue: {QueueName: webordinary-output-ameliastamps-website-john}
  - dynamodb.PutItem:
      TableName: webordinary-queue-tracking
      Item:
        containerId: {S: ameliastamps-website-john}
        createdAt: {N: "1767603600000"}
        container: {S: ameliastamps-website-john}
        inputUrl: {S: "http://127.0.0.1:4566/${account}/webordinary-input-ameliastamps-website-john"}
        outputUrl: {S: "http://127.0.0.1:4566/${account}/webordinary-output-ameliastamps-website-john"}
        dlqUrl: {S: "http://127.0.0.1:4566/${account}/webordinary-dlq-ameliastamps-website-john"}

  # The programs.
)";

const std::string kPurgeInput =
    "  - call: {operation: sqs.PurgeQueue, input: {QueueUrl: "
    "http://127.0.0.1:4566/000000000000/webordinary-input-ameliastamps-website-john}}\n";

// Forgets that john's container is being started.
const std::string kForgetTheClaim = R"(  - wait: 5s
  - call:
      operation: dynamodb.DeleteItem
      input: {TableName: webordinary-containers, Key: {containerId: {S: ameliastamps-website-john}}}
)";

const std::string kOneMorePush = R"(  - call:
      operation: sqs.SendMessage
      input: {QueueUrl: "http://127.0.0.1:4566/${account}/push-notifications", MessageBody: late}
expect:
)";

const std::vector<Edit> kKeyIsContainer{
    {"        - {AttributeName: createdAt, AttributeType: N}\n", ""},
    {"        - {AttributeName: createdAt, KeyType: RANGE}\n", ""}};

const Edit kWithoutRedrivePolicy{"\n  # The programs.\n", kNoRedrivePolicy};
const Edit kWithoutAlarmTopic{
    "            - name: ALARM_TOPIC_ARN\n"
    "              value: arn:aws:sns:${region}:${account}:webordinary-alarms\n",
    ""};
const Edit kWithoutHermesImage{"  webordinary/hermes:latest: {standin: hermes}\n", ""};
const Edit kWithoutEditImage{"  webordinary/claude-code-sqs:latest: {standin: edit-container}\n",
                             ""};
const Edit kWithoutInboundRule{"        Recipients: [edit.webordinary.test]\n",
                               "        Recipients: [elsewhere.webordinary.test]\n"};
const Edit kUnverifiedSender{"{name: MAIL_FROM, value: hermes@edit.webordinary.test}",
                             "{name: MAIL_FROM, value: hermes@elsewhere.test}"};
const Edit kWithoutSubscription{
    "  - sns.Subscribe:\n"
    "      TopicArn: arn:aws:sns:${region}:${account}:webordinary-inbound-mail\n"
    "      Protocol: sqs\n"
    "      Endpoint: arn:aws:sqs:${region}:${account}:webordinary-email-queue\n",
    ""};

Edit idle_minutes(const std::string& minutes) {
  return {"{name: AUTO_SHUTDOWN_MINUTES, value: \"20\"}",
          "{name: AUTO_SHUTDOWN_MINUTES, value: \"" + minutes + "\"}"};
}

Edit before(const std::string& step, const std::string& more) { return {step, more + step}; }

const std::string kUnanswered = "invariant: every mail answered or accounted for";

std::vector<Break> interrupts() {
  return {
      {"interrupt/second-mail-same-thread",
       "Claude Code ignores SIGINT",
       {},
       {{"{takes: 2m..3m}", "{takes: 2m..3m, ignores_sigint: true}"}},
       "event",
       "exactly 1 event claude.interrupted within 30s",
       "0"},
      {"interrupt/other-thread",
       "the container dies before it can save the work",
       {},
       {before("  - mail: {from: john@ameliastamps.test, thread: prices",
               "  - crash: {container: ameliastamps-website-john}\n")},
       "answered",
       "every message that was written answered, 1 as interrupted",
       "2 answered (0 as interrupted)"},
      {"interrupt/ignores-sigint",
       "Claude Code stops when it is asked to",
       {},
       {{", ignores_sigint: true", ""}},
       "event",
       "exactly 1 event claude.killed within 1m",
       "0"},
      {"interrupt/ten-in-an-hour",
       "an operator purges the queue in mid-work",
       {},
       {before("  - mail: {from: john@ameliastamps.test, thread: header, text: Version 5",
               kPurgeInput)},
       "invariant: no message lost",
       "is never purged",
       "1 messages of webordinary-input-ameliastamps-website-john were lost to PurgeQueue"},
  };
}

std::vector<Break> dead_letters() {
  const std::string crash = "  - crash: {container: ameliastamps-website-john, exit_code: 137}\n";
  return {
      {"dlq-redrive/poison-message",
       "the input queue has no redrive policy",
       {kWithoutRedrivePolicy},
       {},
       "queue",
       "the queue webordinary-dlq-ameliastamps-website-john with 1 visible within 30m",
       "0 visible"},
      {"dlq-redrive/poison-message",
       "nobody set an alarm",
       {kWithoutAlarmTopic},
       {},
       "alarm",
       "the alarm depth-webordinary-dlq-ameliastamps-website-john in state ALARM",
       "no such alarm"},
      {"dlq-redrive/poison-message",
       "the cause is not fixed",
       {},
       {{"  - fix: broken build\n", ""}},
       "answered",
       "every message of the thread 'carousel' answered",
       "1 written, 0 answered"},
      {"dlq-redrive/malformed-body",
       "the input queue has no redrive policy",
       {kWithoutRedrivePolicy},
       {},
       "queue",
       "the queue webordinary-dlq-ameliastamps-website-john with 1 visible",
       "0 visible"},
      {"dlq-redrive/container-crash",
       "Hermes does not look after the container",
       {},
       {before(crash, kNoHermes)},
       "tasks",
       "1 running tasks of the container ameliastamps-website-john within 3m",
       "0 running"},
  };
}

std::vector<Break> sleepers() {
  const std::string second = "  - mail: {from: john@ameliastamps.test, thread: header, text: Make";
  return {
      {"sleep-wake/sleeps-after-20-minutes",
       "the container's image is missing",
       {kWithoutEditImage},
       {},
       "answered",
       "every message of the thread 'header' answered within 10m",
       "1 written, 0 answered"},
      {"sleep-wake/sleeps-after-20-minutes",
       "it sleeps after 5 minutes",
       {idle_minutes("5")},
       {},
       "tasks",
       "1 running tasks of the container ameliastamps-website-john",
       "0 running"},
      {"sleep-wake/sleeps-after-20-minutes",
       "it sleeps after an hour",
       {idle_minutes("60")},
       {},
       "tasks",
       "0 running tasks of the container ameliastamps-website-john within 3m",
       "1 running"},
      {"sleep-wake/sleeps-after-20-minutes",
       "it goes without pushing",
       {},
       {before(
           "  - expect: {tasks: {container: ameliastamps-website-john, running: 0, within: 3m}}",
           "  - crash: {container: ameliastamps-website-john, exit_code: 0}\n")},
       "git",
       "with the file src/pages/index.astro that contains 'blue'",
       "no such branch"},
      {"sleep-wake/wake-by-mail",
       "nobody reads the second mail",
       {},
       {before(second + " a green page too}\n", kNoHermes)},
       "answered",
       "every message of the thread 'header' answered within 10m",
       "2 written, 1 answered"},
      {"sleep-wake/wake-by-preview",
       "nobody wakes the container",
       {},
       {before("  - preview: header\n", kNoHermes)},
       "preview",
       "the preview of 'header' within 10m",
       "status 503"},
      {"sleep-wake/two-wakes-one-task",
       "the first wake's claim is forgotten",
       {},
       {before("  - preview: footer\n", kForgetTheClaim)},
       "invariant: one task a container",
       "never more than one task",
       "ameliastamps-website-john has 2 tasks"},
      {"sleep-wake/six-hour-sweep",
       "nobody sweeps",
       {},
       {before("  - wait: 11h\n", kNoHermes)},
       "api",
       "exactly 3 calls of sqs.DeleteQueue",
       "0"},
  };
}

std::vector<Break> loads() {
  return {
      {"load/ten-sessions",
       "Claude Code always fails",
       {},
       {{"steps:\n", "claude: [{takes: 30s, fails: true}]\nsteps:\n"}},
       "answered",
       "every message that was written answered within 30m",
       "40 written, "},
      {"load/twenty-five-sessions",
       "SNS does not know of the inbox",
       {kWithoutSubscription},
       {},
       kUnanswered,
       "is answered in the end",
       "became no command"},
      {"load/burst-of-fifteen",
       "SES refuses the answers",
       {kUnverifiedSender},
       {},
       kUnanswered,
       "is answered in the end",
       "whose answer reached nobody"},
      {"load/hundred-over-ten-containers",
       "no receipt rule is for the mail",
       {kWithoutInboundRule},
       {},
       "answered",
       "every message that was written answered",
       "0 written, 0 answered"},
      {"load/hundred-over-ten-containers",
       "Hermes's image is missing",
       {kWithoutHermesImage},
       {},
       "services",
       "every ECS service with its desired count of running tasks",
       "not so after"},
  };
}

Break without_container(const char* incident) {
  const char* const how = "there is no container that could die";
  return {incident, how, {kWithoutEditImage}, {}, "crash", "a running task", "none runs"};
}

std::vector<Break> incidents() {
  return {
      {"incidents/key-schema",
       "the table's key is the container's id alone",
       kKeyIsContainer,
       {},
       "call",
       "dynamodb.GetItem to fail with ValidationException",
       "success: "},
      {"incidents/queue-tracking-schema",
       "the table's key is the container's id alone",
       kKeyIsContainer,
       {},
       "call",
       "dynamodb.GetItem to fail with ValidationException",
       "success: "},
      {"incidents/orphan-cleanup-schema",
       "the table's key is the container's id alone",
       kKeyIsContainer,
       {},
       "call",
       "dynamodb.DeleteItem to fail with ValidationException",
       "success: "},
      {"incidents/table-exists",
       "the other stack calls its table otherwise",
       {{"  - dynamodb.CreateTable:\n      TableName: webordinary-edit-sessions\n",
         "  - dynamodb.CreateTable:\n      TableName: webordinary-sessions\n"},
        {"  - dynamodb.UpdateTimeToLive:\n      TableName: webordinary-edit-sessions\n",
         "  - dynamodb.UpdateTimeToLive:\n      TableName: webordinary-sessions\n"}},
       {},
       "call",
       "dynamodb.CreateTable to fail with ResourceInUseException",
       "success: "},
      without_container("incidents/out-of-memory"),
      without_container("incidents/stuck-session"),
      {"incidents/high-dlq",
       "the container's queue has no redrive policy",
       {kWithoutRedrivePolicy},
       {},
       "queue",
       "the queue webordinary-dlq-ameliastamps-website-john with 3 visible",
       "0 visible"},
      {"incidents/push-backlog",
       "one more comes than is delivered",
       {},
       {{"expect:\n", kOneMorePush}},
       "queue",
       "the queue push-notifications with no message",
       "1 visible",
       "worlds/push-notifications.yaml"},
      {"incidents/push-redrive",
       "messages may be received thirty times",
       {{R"(\"maxReceiveCount\":3)", R"(\"maxReceiveCount\":30)"}},
       {},
       "queue",
       "the queue push-notifications-dlq with 5 visible",
       "0 visible",
       "worlds/push-notifications.yaml"},
  };
}

// A broken take is played elsewhere, without the facts that it would be held against.
std::string without_facts(std::string scenario) {
  const std::size_t begin = scenario.find("\nincident: ");
  if (begin == std::string::npos) return scenario;
  return scenario.erase(begin, scenario.find('\n', begin + 1) - begin);
}

void check_break(const Break& broken) {
  INFO(broken.scenario << ": " << broken.how);
  tests::Staging staging{tests::shipped(broken.base)};
  for (const Edit& edit : broken.world) staging.world = tests::edited(staging.world, edit);
  std::string scenario = without_facts(tests::shipped(broken.scenario + ".yaml"));
  for (const Edit& edit : broken.steps) scenario = tests::edited(scenario, edit);
  const harness::Take take = tests::play_whole(scenario, staging);
  INFO(tests::failures_of(take));
  CHECK_FALSE(take.passed());
  const harness::Failure* failure = tests::failure_of(take, broken.what);
  REQUIRE(failure != nullptr);
  CHECK_THAT(failure->expected, Contains(broken.expected));
  CHECK_THAT(failure->seen, Contains(broken.seen));
}

void check_breaks(const std::string& family, const std::vector<Break>& breaks) {
  std::set<std::string> able_to_fail;
  for (const Break& broken : breaks) {
    check_break(broken);
    able_to_fail.insert(broken.scenario.substr(broken.scenario.find('/') + 1));
  }
  const std::vector<std::string> all = tests::shipped_names(family);
  CHECK(able_to_fail == std::set<std::string>(all.begin(), all.end()));
}

}  // namespace

TEST_CASE("interrupt: each scenario is able to fail", "[broken]") {
  check_breaks("interrupt", interrupts());
}

TEST_CASE("dlq-redrive: each scenario is able to fail", "[broken]") {
  check_breaks("dlq-redrive", dead_letters());
}

TEST_CASE("sleep-wake: each scenario is able to fail", "[broken]") {
  check_breaks("sleep-wake", sleepers());
}

TEST_CASE("load: each scenario is able to fail", "[broken-load]") { check_breaks("load", loads()); }

TEST_CASE("incidents: each scenario is able to fail", "[broken]") {
  check_breaks("incidents", incidents());
}
