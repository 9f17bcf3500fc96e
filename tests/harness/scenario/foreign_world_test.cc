// The engine without the platform that it ships with: worlds of other people.
#include "harness/report/html.h"
#include "harness/scenario/read.h"
#include "harness/scenario/take.h"
#include "tests/harness/scenario/kitchen.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using Catch::Matchers::Contains;

namespace {

// A queue with dead letters after two receives, and an address that mail may come to.
constexpr char kQueues[] = R"(world: queues
mail: {domains: [shop.test]}
setup:
  - sqs.CreateQueue: {QueueName: jobs-dead}
  - sqs.CreateQueue:
      QueueName: jobs
      Attributes:
        VisibilityTimeout: "30"
        MessageRetentionPeriod: "60"
        RedrivePolicy:
          '{"deadLetterTargetArn":"arn:aws:sqs:${region}:${account}:jobs-dead","maxReceiveCount":"1"}'
)";

harness::Take play_foreign(const std::string& world, const std::string& steps,
                           const harness::Platforms& platforms = {}) {
  const tests::Folder folder;
  folder.write("world.yaml", world);
  folder.write("a.yaml", "title: A foreign world\nworld: world.yaml\n" + steps);
  harness::TakeOptions options;
  options.keep_journal = true;
  const std::string path = folder.path("world.yaml");
  return harness::play(harness::read_scenario(folder.path("a.yaml"), platforms),
                       harness::read_world(path, platforms), platforms, options);
}

std::vector<std::string> failures_in(const harness::Take& take) {
  std::vector<std::string> lines;
  for (const harness::Failure& failure : take.failures) {
    lines.push_back(failure.what + ": " + failure.seen);
  }
  return lines;
}

using Lines = std::vector<std::string>;

std::string send(const std::string& body) {
  return "  - call: {operation: sqs.SendMessage, input: {QueueUrl: "
         "'http://127.0.0.1:4566/${account}/jobs', MessageBody: " +
         body + "}}\n";
}

std::string receive() {
  return "  - call: {operation: sqs.ReceiveMessage, input: {QueueUrl: "
         "'http://127.0.0.1:4566/${account}/jobs'}}\n";
}

}  // namespace

TEST_CASE("foreign world: its queues are played, expected and told of", "[scenario][foreign]") {
  const harness::Take take = play_foreign(
      kQueues, "steps:\n" + send("hello") + "  - expect: {queue: {name: jobs, visible: 1}}\n" +
                   receive() + "  - wait: 31s\n" + receive() +
                   "expect:\n  - queue: {name: jobs-dead, visible: 1}\n"
                   "  - event: {kind: sqs.moved, count: 1}\n"
                   "  - api: {operation: sqs.ReceiveMessage, count: 2}\n");
  CHECK(failures_in(take) == Lines{});
  CHECK(take.story->dead_letter_queues == std::set<std::string>{"jobs-dead"});
  CHECK(take.story->queues.contains("jobs"));
  CHECK(take.of_platforms.empty());
  const std::string html = harness::html_report({take});
  for (const char* none : {"Hermes", "Claude", "ebordinary", "Users write", "Commands"}) {
    INFO(none);
    CHECK(html.find(none) == std::string::npos);
  }
  CHECK_THAT(html, Contains(">jobs<") && Contains("<h3>Queues</h3>"));
}

TEST_CASE("foreign world: mail comes in by its threads", "[scenario][foreign]") {
  const std::string rules =
      "  - sns.CreateTopic: {Name: mails}\n"
      "  - ses.VerifyDomainIdentity: {Domain: shop.test}\n"
      "  - ses.CreateReceiptRuleSet: {RuleSetName: all}\n"
      "  - ses.CreateReceiptRule:\n"
      "      RuleSetName: all\n"
      "      Rule: {Name: in, Enabled: true, Actions: [{SNSAction: {TopicArn: "
      "'arn:aws:sns:${region}:${account}:mails'}}]}\n"
      "  - ses.SetActiveReceiptRuleSet: {RuleSetName: all}\n";
  const std::string mail =
      "  - mail: {from: ann@far.test, to: desk@shop.test, thread: order, text: One more}\n";
  const harness::Take take =
      play_foreign(kQueues + rules, "steps:\n" + mail + mail +
                                        "expect:\n  - event: {kind: mail.received, count: 2}\n");
  CHECK(failures_in(take) == Lines{});
  // Nothing has to be answered where nobody has promised it.
  CHECK(take.passed());
}

TEST_CASE("foreign world: a message that expires or is purged is lost", "[scenario][foreign]") {
  const harness::Take expired =
      play_foreign(kQueues, "steps:\n" + send("hello") + "  - wait: 2m\n");
  REQUIRE(expired.failures.size() == 1);
  CHECK(expired.failures[0].what == "invariant: no message lost");
  CHECK_THAT(expired.failures[0].seen, Contains("expired in jobs"));
  const harness::Take purged =
      play_foreign(kQueues, "steps:\n" + send("hello") +
                                "  - call: {operation: sqs.PurgeQueue, input: {QueueUrl: "
                                "'http://127.0.0.1:4566/${account}/jobs'}}\n  - wait: 2m\n");
  REQUIRE_FALSE(purged.passed());
  CHECK_THAT(purged.failures[0].seen, Contains("1 messages of jobs were lost"));
  const harness::Take allowed =
      play_foreign(kQueues, "steps:\n" + send("hello") +
                                "  - wait: 2m\nwithout: {no message lost: It is only a test.}\n");
  CHECK(allowed.passed());
}

TEST_CASE("foreign world: a platform brings its own language, image, invariant and report",
          "[scenario][foreign]") {
  const harness::Platforms platforms{tests::kitchen()};
  const harness::Take take =
      play_foreign(tests::kKitchenWorld,
                   "steps:\n  - order: {dish: soup}\n"
                   "  - expect: {served: {dish: soup, within: 1m}}\n  - order: {dish: bread}\n"
                   "expect:\n  - served: {dish: bread}\n  - tasks: {service: cook, running: 1}\n",
                   platforms);
  CHECK(failures_in(take) == Lines{});
  REQUIRE(take.figures.size() == 1);
  CHECK(take.figures[0].number == 2);
  CHECK(take.of_platforms.contains("kitchen"));
  CHECK_THAT(harness::html_report({take}),
             Contains(">The kitchen<") && Contains("<dt>dishes served</dt><dd>2<"));
}

TEST_CASE("foreign world: a take goes on as soon as what its platform waits for is there",
          "[scenario][foreign]") {
  const harness::Platforms platforms{tests::kitchen()};
  const harness::Take take =
      play_foreign(tests::kKitchenWorld, "steps:\n  - order: {dish: soup}\n", platforms);
  CHECK(failures_in(take) == Lines{});
  CHECK(take.story->end - take.story->begin < std::chrono::minutes{1});
}

TEST_CASE("foreign world: failures are told by their times, with what came before them",
          "[scenario][foreign]") {
  const harness::Take take =
      play_foreign(kQueues, "steps:\n" + send("lost") + "  - wait: 2m\n" + send("later") +
                                "expect:\n  - queue: {name: jobs, visible: 7}\n");
  REQUIRE(take.failures.size() == 2);
  CHECK(take.failures[0].what == "invariant: no message lost");
  CHECK(take.failures[1].what == "queue");
  CHECK(take.failures[0].time < take.failures[1].time);
  REQUIRE_FALSE(take.failures[0].last_events.empty());
  CHECK(take.failures[0].last_events.back().time <= take.failures[0].time);
}

TEST_CASE("foreign world: what a platform asks for is a failure where it is not so",
          "[scenario][foreign]") {
  const harness::Platforms platforms{tests::kitchen()};
  const std::string steps =
      "steps:\n  - stop: {service: cook}\n"
      "  - call: {operation: ecs.UpdateService, input: {cluster: house, service: cook, "
      "desiredCount: 0}}\n  - wait: 1m\n  - order: {dish: soup}\n";
  const harness::Take take = play_foreign(tests::kKitchenWorld, steps, platforms);
  CHECK(failures_in(take) == Lines{"invariant: every order served: soup was not served"});
  const harness::Take without =
      play_foreign(tests::kKitchenWorld,
                   steps + "without: {every order served: The kitchen is closed.}\n", platforms);
  CHECK(failures_in(without) == Lines{});
}

TEST_CASE("foreign world: a world that says nothing to a platform is played without it",
          "[scenario][foreign]") {
  const harness::Platforms platforms{tests::kitchen()};
  const harness::Take take = play_foreign(kQueues, "steps:\n  - order: {dish: soup}\n", platforms);
  REQUIRE(take.failures.size() == 1);
  CHECK(take.failures[0].what == "step");
  CHECK(take.of_platforms.empty());
}
