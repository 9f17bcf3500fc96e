// What each step does when it is played, and how it fails.
#include "tests/harness/webordinary/play.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

constexpr char kMail[] =
    "steps:\n"
    "  - mail: {from: john@ameliastamps.test, thread: header, text: Make the header blue}\n"
    "  - expect: {answered: {thread: header, within: 10m}}\n";

// The one failure of a take.
const harness::Failure& only_failure(const harness::Take& take) {
  INFO(tests::failures_of(take));
  REQUIRE(take.failures.size() == 1);
  return take.failures.front();
}

}  // namespace

TEST_CASE("step mail: a thread's next mail replies to the newest in it", "[scenario][step]") {
  const harness::Take take = tests::play(
      std::string("claude: [{takes: 60s}]\n") + kMail +
      "  - mail: {from: john@ameliastamps.test, thread: header, text: Greener, subject: Hue}\n"
      "  - expect: {answered: {thread: header, within: 10m}}\n"
      "  - mail: {from: orders@riverbakery.test, thread: bread, text: Add bread}\n"
      "expect:\n"
      "  - mail: {thread: header, count: 2}\n"
      "  - mail: {to: orders@riverbakery.test, thread: bread, contains: riverbakery/shop}\n");
  CHECK(tests::failures_of(take) == "");
  const auto& inbounds = tests::webordinary_story(take).inbounds;
  REQUIRE(inbounds.size() == 3);
  CHECK(inbounds[0].id == "header-1@ameliastamps.test");
  CHECK(inbounds[0].subject == "header");
  CHECK(inbounds[1].thread == inbounds[0].thread);
  CHECK(inbounds[1].subject == "Re: Hue");
  CHECK(inbounds[2].thread != inbounds[0].thread);
  CHECK_FALSE(inbounds[0].warm);
  CHECK(inbounds[1].warm);
}

TEST_CASE("step mail: to an address that the world does not serve", "[scenario][step]") {
  const harness::Take take = tests::play(
      "steps:\n  - mail: {from: john@ameliastamps.test, thread: a, text: b, to: x@nowhere.test}\n"
      "  - wait: 1m\n");
  CHECK(take.passed());
  CHECK(tests::webordinary_story(take).inbounds.empty());
}

TEST_CASE("step mail: a world without mail domains says so", "[scenario][step]") {
  const harness::Take take = tests::play(
      "steps:\n  - mail: {from: john@ameliastamps.test, thread: a, text: b}\n  - wait: 1h\n",
      {{"  domains: [edit.webordinary.test]\n", "  domains: []\n"}});
  const harness::Failure& failure = only_failure(take);
  CHECK(failure.what == "step");
  CHECK(failure.expected == "a step that this world can take");
  CHECK(failure.seen == "the world receives no mail: it has no mail domains");
  CHECK(failure.place.line == 4);
  // The rest was not played.
  CHECK(take.simulated < 1h);
}

TEST_CASE("step mail: nobody has to answer who is no user", "[scenario][step]") {
  constexpr char kWorld[] = R"(world: support
mail: {domains: [help.test]}
setup:
  - sqs.CreateQueue: {QueueName: tickets}
  - sns.CreateTopic: {Name: mail-in}
  - sns.Subscribe: {TopicArn: "arn:aws:sns:${region}:${account}:mail-in", Protocol: sqs,
                    Endpoint: "arn:aws:sqs:${region}:${account}:tickets"}
  - ses.VerifyDomainIdentity: {Domain: help.test}
  - ses.CreateReceiptRuleSet: {RuleSetName: in}
  - ses.CreateReceiptRule:
      RuleSetName: in
      Rule:
        Name: all
        Enabled: true
        Recipients: [help.test]
        Actions: [{SNSAction: {TopicArn: "arn:aws:sns:${region}:${account}:mail-in"}}]
  - ses.SetActiveReceiptRuleSet: {RuleSetName: in}
)";
  constexpr char kScenario[] = R"(title: A ticket comes in by mail
world: world.yaml
steps:
  - mail: {from: ann@customer.test, to: desk@help.test, thread: t, text: It does not work}
expect:
  - queue: {name: tickets, visible: 1, within: 1m}
  - event: {kind: mail.received, contains: ann@customer.test, count: 1}
)";
  const harness::Take take = tests::play_whole(kScenario, {kWorld});
  CHECK(tests::failures_of(take) == "");
  CHECK(take.simulated < 1min);
}

TEST_CASE("step mail: somebody who is no user writes to an address", "[scenario][step]") {
  const harness::Take take = tests::play(R"(steps:
  - mail: {from: ann@elsewhere.test, thread: a, text: Hello, to: x@nowhere.test}
  - call:
      operation: ses.SendEmail
      input:
        Source: shop@edit.webordinary.test
        Destination: {ToAddresses: [ann@elsewhere.test]}
        Message:
          Subject: {Data: Your order}
          Body: {Html: {Data: "<p>It is on its way</p>"}}
expect:
  - mail: {to: ann@elsewhere.test, subject: order, contains: on its way, count: 1}
  - mail: {to: ann@elsewhere.test, subject: invoice, count: 0}
)");
  CHECK(tests::failures_of(take) == "");
}

TEST_CASE("step sms and chat: answered by the channel they came by", "[scenario][step]") {
  const harness::Take take = tests::play(R"(claude: [{takes: 60s}]
steps:
  - sms: {from: john@ameliastamps.test, thread: phone, text: Make it blue}
  - expect: {answered: {thread: phone, within: 10m}}
  - chat: {from: office@ameliastamps.test, thread: room, text: Make it green}
  - expect: {answered: {thread: room, within: 10m}}
  - chat: {from: office@ameliastamps.test, thread: room, text: Make it red}
expect:
  - answered: {all: true, within: 10m}
  - event: {kind: sms.sent, contains: "Done: Make it blue", count: 1}
  - event: {kind: chat.sent, contains: "Done: Make it", count: 2}
  - mail: {count: 0}
)");
  CHECK(tests::failures_of(take) == "");
  const auto& inbounds = tests::webordinary_story(take).inbounds;
  REQUIRE(inbounds.size() == 3);
  CHECK(inbounds[0].channel == "sms");
  CHECK(inbounds[1].channel == "chat");
  CHECK(inbounds[1].from == "office@ameliastamps.test");
  CHECK(inbounds[2].thread == inbounds[1].thread);
  CHECK(inbounds[2].id == "room-2");
}

TEST_CASE("step sms: no inbox, and AWS says so", "[scenario][step]") {
  const harness::Take take = tests::play(
      "steps:\n"
      "  - call: {operation: sqs.DeleteQueue, input: {QueueUrl: "
      "http://127.0.0.1:4566/000000000000/webordinary-email-queue}}\n"
      "  - sms: {from: john@ameliastamps.test, thread: phone, text: Make it blue}\n");
  const harness::Failure& failure = only_failure(take);
  CHECK(failure.expected == "a step that AWS accepts");
  CHECK_THAT(failure.seen, Contains("QueueDoesNotExist"));
}

TEST_CASE("step wait: exactly as long as it says", "[scenario][step]") {
  const harness::Take none = tests::play("steps: []\n");
  const harness::Take waited = tests::play("steps:\n  - wait: 1h30m\n  - wait: 250ms\n");
  CHECK(waited.simulated - none.simulated == 90min + 250ms);
}

TEST_CASE("step crash: the process ends with the exit code", "[scenario][step]") {
  const harness::Take take = tests::play(
      std::string(kMail) + "  - crash: {container: ameliastamps-website-john, exit_code: 9}\n" +
      "  - expect: {tasks: {container: ameliastamps-website-john, running: 0, within: 1m}}\n");
  CHECK(tests::failures_of(take) == "");
  CHECK(take.story->tasks.back().exit_code == 9);
}

TEST_CASE("step crash: of what does not run", "[scenario][step]") {
  const harness::Take take =
      tests::play("steps:\n  - crash: {container: ameliastamps-website-john}\n");
  const harness::Failure& failure = only_failure(take);
  CHECK(failure.what == "crash");
  CHECK(failure.expected == "a running task of the container ameliastamps-website-john");
  CHECK(failure.seen == "none runs");
}

TEST_CASE("step crash: of a service that never was", "[scenario][step]") {
  const harness::Take take = tests::play("steps:\n  - crash: {service: webordinary-hermes}\n");
  const harness::Failure& failure = only_failure(take);
  CHECK(failure.expected == "a running task of the service webordinary-hermes");
  CHECK(failure.seen ==
        "none runs; there never was a service 'webordinary-hermes'; expected one of: "
        "webordinary-hermes-service");
}

TEST_CASE("step crash: of a service, which starts another task", "[scenario][step]") {
  const harness::Take take = tests::play(R"(steps:
  - crash: {service: webordinary-hermes-service}
  - expect: {tasks: {service: webordinary-hermes-service, running: 0, within: 1m}}
  - expect: {tasks: {service: webordinary-hermes-service, running: 1, within: 5m}}
expect:
  - stopped: {service: webordinary-hermes-service, exit_code: 137, count: 1,
              stop_code: EssentialContainerExited}
)");
  CHECK(tests::failures_of(take) == "");
}

TEST_CASE("step stop: StopTask on the task, with the reason", "[scenario][step]") {
  const harness::Take take =
      tests::play(std::string(kMail) +
                      R"(  - stop: {family: webordinary-edit-task, reason: a new version}
  - expect: {stopped: {container: ameliastamps-website-john, stop_code: UserInitiated,
                       reason: a new version, within: 2m}}
)",
                  {}, true);
  CHECK(tests::failures_of(take) == "");
  CHECK(tests::count(take, "api.call", "ecs.StopTask", "operator") == 1);
}

TEST_CASE("step stop: of what is about to stop", "[scenario][step]") {
  const harness::Take take = tests::play(std::string(kMail) +
                                         R"(  - stop: {container: ameliastamps-website-john}
  - stop: {container: ameliastamps-website-john, reason: again}
)");
  const harness::Failure& failure = only_failure(take);
  CHECK(failure.what == "stop");
  CHECK(failure.expected == "a running task of the container ameliastamps-website-john");
  CHECK(failure.seen == "none runs");
}

TEST_CASE("step redrive: without a DLQ it is AWS that refuses", "[scenario][step]") {
  const harness::Take take = tests::play("steps:\n  - redrive: ameliastamps-website-john\n");
  const harness::Failure& failure = only_failure(take);
  CHECK(failure.what == "call");
  CHECK(failure.expected == "sqs.StartMessageMoveTask to succeed");
  CHECK_THAT(failure.seen, Contains("ResourceNotFoundException"));
}

TEST_CASE("step message: into an input queue that is not there", "[scenario][step]") {
  const harness::Take take =
      tests::play("steps:\n  - message: {container: ameliastamps-website-john, body: x}\n");
  const harness::Failure& failure = only_failure(take);
  CHECK(failure.expected == "sqs.SendMessage to succeed");
  CHECK_THAT(failure.seen, Contains("QueueDoesNotExist"));
}

TEST_CASE("step call: what comes back must be what was expected", "[scenario][step]") {
  const std::string call = "steps:\n  - call: {operation: ";
  CHECK(tests::play(call + "sqs.ListQueues}\n").passed());
  const harness::Take no_error = tests::play(call + "sqs.ListQueues, error: AccessDenied}\n");
  CHECK(only_failure(no_error).expected == "sqs.ListQueues to fail with AccessDenied");
  CHECK_THAT(only_failure(no_error).seen, Contains("success: {\"QueueUrls\":[\"http"));
  const std::string table = ", input: {TableName: nowhere}";
  CHECK(tests::play(call + "dynamodb.DescribeTable" + table + ", error: ResourceNotFoundException}")
            .passed());
  const harness::Take other = tests::play(call + "dynamodb.DescribeTable" + table + ", error: X}");
  CHECK(only_failure(other).expected == "dynamodb.DescribeTable to fail with X");
  CHECK_THAT(only_failure(other).seen, Contains("ResourceNotFoundException: "));
  const harness::Take failed = tests::play(call + "dynamodb.DescribeTable" + table + "}");
  CHECK(only_failure(failed).expected == "dynamodb.DescribeTable to succeed");
}

TEST_CASE("step call: an operation that is not modelled fails by name", "[scenario][step]") {
  const harness::Take take = tests::play("steps:\n  - call: {operation: sqs.Dance}\n");
  CHECK_THAT(only_failure(take).seen, Contains("sqs.Dance"));
}

TEST_CASE("step fix: the rule behaves from now on", "[scenario][step]") {
  const std::string steps = R"(claude: [{name: broken, takes: 10s, fails: true}]
steps:
  - mail: {from: john@ameliastamps.test, thread: header, text: Make the header blue}
  - expect: {event: {kind: claude.failed, count: 1, within: 3m}}
  - fix: broken
  - expect: {answered: {thread: header, within: 10m}}
expect:
  - event: {kind: claude.failed, count: 1}
)";
  CHECK(tests::failures_of(tests::play(steps)) == "");
  const harness::Take take = tests::play(tests::edited(steps, {"  - fix: broken\n", ""}));
  CHECK(only_failure(take).what == "answered");
}

TEST_CASE("step preview: again until it is there", "[scenario][step]") {
  const harness::Take take = tests::play(std::string(kMail) + "  - preview: header\n" + R"(expect:
  - event: {kind: preview.request, actor: user/john@ameliastamps.test, count: 1}
  - event: {kind: preview.response, contains: "200", count: 1}
)");
  CHECK(tests::failures_of(take) == "");
}

TEST_CASE("step preview: gives up after ten minutes", "[scenario][step]") {
  const harness::Take take = tests::play(
      "steps:\n  - mail: {from: john@ameliastamps.test, thread: a, text: b, to: x@nowhere.test}\n"
      "  - preview: a\n");
  const harness::Failure& failure = only_failure(take);
  CHECK(failure.what == "preview");
  CHECK(failure.expected == "the preview of 'a' within 10m");
  CHECK(failure.seen == "status 503");
}

TEST_CASE("a failed step ends the take; failed expectations at the end do not",
          "[scenario][player]") {
  const std::string missing = "event: {kind: chat.sent}";
  const harness::Take step =
      tests::play("steps:\n  - expect: {" + missing + "}\n  - expect: {" + missing +
                  "}\n  - wait: 1h\nexpect:\n  - " + missing + "\n");
  CHECK(only_failure(step).place.line == 4);
  CHECK(step.simulated < 1h);
  const harness::Take end =
      tests::play("steps: []\nexpect:\n  - " + missing + "\n  - " + missing + "\n");
  CHECK(end.failures.size() == 2);
}

TEST_CASE("limit: a take that takes too long says what it was doing", "[scenario][player]") {
  const harness::Take take = tests::play(std::string("limit: 20m\n") + kMail + "  - wait: 10h\n");
  const harness::Failure& failure = only_failure(take);
  CHECK(failure.what == "limit");
  CHECK(failure.expected == "an end within 20m");
  CHECK_THAT(failure.seen, Contains("the step wait\nwaiting: ") &&
                               Contains("\nholding the clock: ") && Contains("\nnext timer: in "));
  CHECK(failure.place.line == 7);
  CHECK(take.simulated == 20min);
}

TEST_CASE("settling: expectations at the end are looked at when all is answered",
          "[scenario][player]") {
  const harness::Take take = tests::play(R"(claude: [{takes: 9m}]
steps:
  - mail: {from: john@ameliastamps.test, thread: header, text: Make the header blue}
expect:
  - answered: {all: true}
)");
  CHECK(tests::failures_of(take) == "");
}

TEST_CASE("a world whose setup fails is a failure of the take, and nothing is played",
          "[scenario][player]") {
  const harness::Take take =
      tests::play("steps: []\n", {{"RuleSetName: webordinary}\n  - ses.CreateReceiptRule:\n",
                                   "RuleSetName: other}\n  - ses.CreateReceiptRule:\n"}});
  const harness::Failure& failure = only_failure(take);
  CHECK(failure.what == "world");
  CHECK(failure.expected == "a world that can be set up");
  CHECK_THAT(failure.seen,
             Contains("setup call ses.CreateReceiptRule failed: RuleSetDoesNotExist"));
  CHECK(take.events == 0);
  REQUIRE(take.story != nullptr);
}

TEST_CASE("a service that never becomes steady fails the take", "[scenario][player]") {
  const harness::Take take = tests::play(
      "steps:\n  - wait: 1h\n", {{"  webordinary/hermes:latest: {standin: hermes}\n", ""}});
  const harness::Failure& failure = only_failure(take);
  CHECK(failure.what == "services");
  CHECK(failure.expected == "every ECS service with its desired count of running tasks");
  CHECK(failure.seen == "not so after 10m");
}

TEST_CASE("a failure shows the last events of those involved, and no polling",
          "[scenario][player]") {
  const harness::Take take =
      tests::play(std::string(kMail) + "expect:\n  - mail: {thread: header, contains: Sorry}\n");
  const auto& events = only_failure(take).last_events;
  REQUIRE_FALSE(events.empty());
  for (const sim::Event& event : events) {
    CHECK(event.subject != "sqs.ReceiveMessage");
    CHECK(event.subject != "ecs.DescribeTasks");
  }
}

TEST_CASE("steps and expectations are in the journal with their lines", "[scenario][player]") {
  const harness::Take take = tests::play(
      "steps:\n  - wait: 1s\nexpect:\n  - event: {kind: step, count: 1}\n  - event: {kind: "
      "ecs.health}\n",
      {}, true);
  CHECK(tests::count(take, "step", "wait", "scenario") == 1);
  CHECK(tests::count(take, "expectation.met", "event", "scenario") == 1);
  CHECK(tests::count(take, "expectation.failed", "event", "scenario") == 1);
  for (const sim::Event& event : take.journal) {
    if (event.kind == "step") CHECK(event.data == R"({"line":4})");
    if (event.kind == "expectation.failed") {
      CHECK_THAT(event.data,
                 Catch::Matchers::StartsWith(R"({"line":7,"seen":"0, and no event ecs.health )"));
    }
  }
}
