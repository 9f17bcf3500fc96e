// What happens by itself, under a disk that is full from each of its writes on.
#include <functional>

#include "tests/harness/world/store/failing_world.h"
#include "tests/harness/world/store/seen.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using nlohmann::json;
using tests::FailingWorld;

namespace {

constexpr char kWork[] = "http://127.0.0.1:4566/000000000000/work";
constexpr char kWorkArn[] = "arn:aws:sqs:us-east-1:000000000000:work";
constexpr char kTopicArn[] = "arn:aws:sns:us-east-1:000000000000:news";

using Scene = std::function<void(FailingWorld&)>;
using Outcome = std::function<json(FailingWorld&)>;

// What comes of a scene once time has passed; if `first` is not 0, with a disk that is full from
// that write on until it was found to be. Nothing if it never was.
std::optional<json> outcome(const Scene& scene, sim::Duration span, const Outcome& look,
                            int first) {
  FailingWorld failing;
  scene(failing);
  sim::Scheduler& scheduler = failing.world().scheduler();
  const sim::Time end = scheduler.now() + span;
  bool failed = false;
  if (first != 0) failing.disk().fail_writes(first);
  while (const auto due = scheduler.next_due()) {
    if (*due > end) break;
    try {
      scheduler.run_next();
    } catch (const sim::StoreError&) {
      REQUIRE(failing.world().store().has_failed());
    }
    if (failing.disk().has_refused()) failing.disk().heal();
    failed = !tests::end_turn(failing.world()) || failed;
  }
  failing.disk().heal();
  scheduler.advance_to(end);
  if (first != 0 && !failed) return std::nullopt;
  return look(failing);
}

// The same comes of it whenever the disk is full.
void same_whenever_it_fails(const Scene& scene, sim::Duration span, const Outcome& look) {
  const json expected = *outcome(scene, span, look, 0);
  int first = 1;
  for (;; ++first) {
    INFO("failed from write " << first << " on");
    const auto found = outcome(scene, span, look, first);
    if (!found) break;
    CHECK(found->dump() == expected.dump());
    REQUIRE(first < 200);
  }
  CHECK(first > 3);
}

// How many messages a queue has in which state, and how often they were received.
json messages(FailingWorld& failing, const std::string& queue) {
  const json all = tests::seen(failing.world(), "sqs");
  json states = json::array();
  for (const json& message : all.at("messages of " + queue)) {
    states.push_back({message.at(1), message.at(2), message.at(3)});
  }
  return {states, all.at("counts of " + queue)};
}

void make_queue(FailingWorld& failing) {
  failing.call("sqs", "CreateQueue", {{"QueueName", "work"}});
}

void send(FailingWorld& failing, const std::string& body, int delay = 0) {
  failing.call("sqs", "SendMessage",
               {{"QueueUrl", kWork}, {"MessageBody", body}, {"DelaySeconds", delay}});
}

}  // namespace

TEST_CASE("A full disk: messages that are shown again, and those that expire", "[world][store]") {
  const Scene scene = [](FailingWorld& failing) {
    failing.call("sqs", "CreateQueue",
                 {{"QueueName", "work"}, {"Attributes", {{"MessageRetentionPeriod", "120"}}}});
    for (const char* body : {"a", "b"}) send(failing, body);
    send(failing, "late", 10);
    failing.call("sqs", "ReceiveMessage", {{"QueueUrl", kWork}, {"VisibilityTimeout", 5}});
  };
  const Outcome look = [](FailingWorld& failing) { return messages(failing, "work"); };
  same_whenever_it_fails(scene, 20s, look);
  same_whenever_it_fails(scene, 200s, look);
}

TEST_CASE("A full disk: a move task", "[world][store]") {
  const Scene scene = [](FailingWorld& failing) {
    make_queue(failing);
    failing.call(
        "sqs", "CreateQueue",
        {{"QueueName", "source"},
         {"Attributes",
          {{"RedrivePolicy",
            std::string(R"({"maxReceiveCount":1,"deadLetterTargetArn":")") + kWorkArn + "\"}"}}}});
    failing.call("sqs", "CreateQueue", {{"QueueName", "target"}});
    for (const char* body : {"a", "b", "c"}) send(failing, body);
    failing.call("sqs", "StartMessageMoveTask",
                 {{"SourceArn", kWorkArn},
                  {"DestinationArn", "arn:aws:sqs:us-east-1:000000000000:target"},
                  {"MaxNumberOfMessagesPerSecond", 1}});
  };
  same_whenever_it_fails(scene, 10s, [](FailingWorld& failing) {
    json task =
        tests::answer_of(failing.world(), "sqs", "ListMessageMoveTasks", {{"SourceArn", kWorkArn}})
            .at("Results")
            .at(0);
    task.erase("TaskHandle");
    return json{messages(failing, "work"), messages(failing, "target"), task};
  });
}

TEST_CASE("A full disk: items whose time to live is over", "[world][store]") {
  const Scene scene = [](FailingWorld& failing) {
    failing.call("dynamodb", "CreateTable",
                 {{"TableName", "things"},
                  {"BillingMode", "PAY_PER_REQUEST"},
                  {"AttributeDefinitions", {{{"AttributeName", "id"}, {"AttributeType", "S"}}}},
                  {"KeySchema", {{{"AttributeName", "id"}, {"KeyType", "HASH"}}}}});
    failing.call("dynamodb", "UpdateTimeToLive",
                 {{"TableName", "things"},
                  {"TimeToLiveSpecification", {{"Enabled", true}, {"AttributeName", "until"}}}});
    const std::int64_t now = sim::unix_s(failing.world().scheduler().now());
    for (const int seconds : {10, 20, 1000}) {
      failing.call("dynamodb", "PutItem",
                   {{"TableName", "things"},
                    {"Item",
                     {{"id", {{"S", std::to_string(seconds)}}},
                      {"until", {{"N", std::to_string(now + seconds)}}}}}});
    }
  };
  same_whenever_it_fails(scene, 60s, [](FailingWorld& failing) {
    return tests::seen(failing.world(), "dynamodb").at(R"(Scan {"TableName":"things"})");
  });
}

TEST_CASE("A full disk: an alarm, its topic and the queue that is told", "[world][store]") {
  const Scene scene = [](FailingWorld& failing) {
    make_queue(failing);
    failing.call("sns", "CreateTopic", {{"Name", "news"}});
    failing.call("sns", "Subscribe",
                 {{"TopicArn", kTopicArn}, {"Protocol", "sqs"}, {"Endpoint", kWorkArn}});
    failing.call("cloudwatch", "PutMetricAlarm",
                 {{"AlarmName", "many"},
                  {"Namespace", "AWS/SQS"},
                  {"MetricName", "ApproximateNumberOfMessagesVisible"},
                  {"Dimensions", {{{"Name", "QueueName"}, {"Value", "work"}}}},
                  {"Statistic", "Maximum"},
                  {"Period", 60},
                  {"EvaluationPeriods", 2},
                  {"Threshold", 0},
                  {"ComparisonOperator", "GreaterThanThreshold"},
                  {"AlarmActions", {kTopicArn}}});
    send(failing, "a");
  };
  same_whenever_it_fails(scene, 190s, [](FailingWorld& failing) {
    json alarm = tests::answer_of(failing.world(), "cloudwatch", "DescribeAlarms", json::object())
                     .at("MetricAlarms")
                     .at(0);
    const json all = tests::seen(failing.world(), "sqs");
    return json{alarm.at("StateValue"), alarm.at("StateUpdatedTimestamp"),
                alarm.at("StateReasonData"), all.at("counts of work")};
  });
}

TEST_CASE("A full disk: mail that comes back into the World", "[world][store]") {
  const Scene scene = [](FailingWorld& failing) {
    make_queue(failing);
    failing.call("sns", "CreateTopic", {{"Name", "news"}});
    failing.call("sns", "Subscribe",
                 {{"TopicArn", kTopicArn}, {"Protocol", "sqs"}, {"Endpoint", kWorkArn}});
    failing.call("ses", "VerifyDomainIdentity", {{"Domain", "mail.test"}});
    failing.call("ses", "CreateReceiptRuleSet", {{"RuleSetName", "rules"}});
    failing.call("ses", "CreateReceiptRule",
                 {{"RuleSetName", "rules"},
                  {"Rule",
                   {{"Name", "rule"},
                    {"Enabled", true},
                    {"Recipients", {"mail.test"}},
                    {"Actions", {{{"SNSAction", {{"TopicArn", kTopicArn}}}}}}}}});
    failing.call("ses", "SetActiveReceiptRuleSet", {{"RuleSetName", "rules"}});
    failing.call(
        "ses", "SendEmail",
        {{"Source", "ann@mail.test"},
         {"Destination", {{"ToAddresses", {"jo@mail.test"}}}},
         {"Message", {{"Subject", {{"Data", "Hi"}}}, {"Body", {{"Text", {{"Data", "Hello"}}}}}}}});
  };
  same_whenever_it_fails(scene, 1s, [](FailingWorld& failing) {
    json mails = json::array();
    const json all = tests::seen(failing.world(), "ses");
    for (const json& mail : all.at("mail")) {
      mails.push_back({mail.at(0), mail.at(2), mail.at(3), mail.at(4)});
    }
    return json{mails, tests::seen(failing.world(), "sqs").at("counts of work")};
  });
}

TEST_CASE("A full disk: tasks and services go their way", "[world][store]") {
  const Scene scene = [](FailingWorld& failing) {
    const json network{{"awsvpcConfiguration", {{"subnets", {"subnet-0123456789abcdef0"}}}}};
    failing.call("ecs", "CreateCluster", {{"clusterName", "main"}});
    failing.call("ecs", "RegisterTaskDefinition",
                 {{"family", "web"},
                  {"requiresCompatibilities", {"FARGATE"}},
                  {"networkMode", "awsvpc"},
                  {"cpu", "256"},
                  {"memory", "512"},
                  {"containerDefinitions", {{{"name", "app"}, {"image", "example/app:1"}}}}});
    failing.call("ecs", "RunTask",
                 {{"cluster", "main"},
                  {"taskDefinition", "web"},
                  {"launchType", "FARGATE"},
                  {"networkConfiguration", network}});
  };
  // Nothing runs the image: it stops where it would be pulled.
  same_whenever_it_fails(scene, 2h, [](FailingWorld& failing) {
    return json{tests::answer_of(failing.world(), "ecs", "ListTasks",
                                 {{"cluster", "main"}, {"desiredStatus", "STOPPED"}})};
  });
  same_whenever_it_fails(scene, 10min, [](FailingWorld& failing) {
    const json arns = tests::answer_of(failing.world(), "ecs", "ListTasks",
                                       {{"cluster", "main"}, {"desiredStatus", "STOPPED"}})
                          .at("taskArns");
    const json task = tests::answer_of(failing.world(), "ecs", "DescribeTasks",
                                       {{"cluster", "main"}, {"tasks", arns}})
                          .at("tasks")
                          .at(0);
    return json{task.at("lastStatus"), task.at("stoppedReason"), task.at("stopCode"),
                task.at("version"),    task.at("pullStartedAt"), task.at("stoppingAt")};
  });
}
