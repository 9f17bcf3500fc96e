// Each operation of each service, under a disk that is full from each of its writes on.
#include "fakes/aws/base64.h"
#include "tests/harness/world/store/failing_world.h"
#include "tests/support/catch.h"

using nlohmann::json;
using tests::FailingWorld;

namespace {

using Names = std::vector<std::string>;

std::string url(const std::string& queue) { return "http://127.0.0.1:4566/000000000000/" + queue; }
std::string arn(const std::string& service, const std::string& resource) {
  return "arn:aws:" + service + ":us-east-1:000000000000:" + resource;
}

struct Sqs : FailingWorld {
  json sqs(std::string_view operation, const json& input) {
    return survives("sqs", operation, input);
  }
  json receive(const std::string& queue, int most) {
    return sqs("ReceiveMessage",
               {{"QueueUrl", url(queue)}, {"MaxNumberOfMessages", most}, {"VisibilityTimeout", 30}})
        .at("Messages");
  }
};

}  // namespace

TEST_CASE_METHOD(Sqs, "A full disk: SQS", "[world][store]") {
  sqs("CreateQueue", {{"QueueName", "dead"}, {"tags", {{"a", "1"}}}});
  sqs("CreateQueue", {{"QueueName", "steps.fifo"}, {"Attributes", {{"FifoQueue", "true"}}}});
  const std::string redrive =
      R"({"deadLetterTargetArn":")" + arn("sqs", "dead") + R"(","maxReceiveCount":"2"})";
  sqs("CreateQueue", {{"QueueName", "work"}, {"Attributes", {{"RedrivePolicy", redrive}}}});
  sqs("SetQueueAttributes",
      {{"QueueUrl", url("work")}, {"Attributes", {{"VisibilityTimeout", "60"}}}});
  sqs("TagQueue", {{"QueueUrl", url("work")}, {"Tags", {{"b", "2"}}}});
  sqs("UntagQueue", {{"QueueUrl", url("work")}, {"TagKeys", {"b"}}});
  sqs("AddPermission", {{"QueueUrl", url("work")},
                        {"Label", "l"},
                        {"AWSAccountIds", {"111111111111"}},
                        {"Actions", {"SendMessage"}}});
  sqs("RemovePermission", {{"QueueUrl", url("work")}, {"Label", "l"}});
  sqs("SendMessage", {{"QueueUrl", url("work")}, {"MessageBody", std::string(30'000, 'x')}});
  sqs("SendMessage", {{"QueueUrl", url("work")}, {"MessageBody", "later"}, {"DelaySeconds", 60}});
  sqs("SendMessageBatch",
      {{"QueueUrl", url("work")},
       {"Entries",
        {{{"Id", "1"}, {"MessageBody", "one"}}, {{"Id", "2"}, {"MessageBody", "two"}}}}});
  for (const char* body : {"first", "second"}) {
    sqs("SendMessage", {{"QueueUrl", url("steps.fifo")},
                        {"MessageBody", body},
                        {"MessageGroupId", "g"},
                        {"MessageDeduplicationId", body}});
  }
  const json step = receive("steps.fifo", 1);
  sqs("DeleteMessage",
      {{"QueueUrl", url("steps.fifo")}, {"ReceiptHandle", step.at(0).at("ReceiptHandle")}});
  const json got = receive("work", 10);
  REQUIRE(got.size() == 3);
  const auto entry = [&](std::size_t i) {
    return json{{"Id", std::to_string(i)}, {"ReceiptHandle", got.at(i).at("ReceiptHandle")}};
  };
  sqs("ChangeMessageVisibility", {{"QueueUrl", url("work")},
                                  {"ReceiptHandle", got.at(0).at("ReceiptHandle")},
                                  {"VisibilityTimeout", 0}});
  json shown = entry(1);
  shown["VisibilityTimeout"] = 0;
  sqs("ChangeMessageVisibilityBatch", {{"QueueUrl", url("work")}, {"Entries", {shown}}});
  sqs("DeleteMessageBatch", {{"QueueUrl", url("work")}, {"Entries", {entry(2)}}});
  receive("work", 10);
  call("sqs", "PurgeQueue", {{"QueueUrl", url("steps.fifo")}});
  sqs("SendMessage", {{"QueueUrl", url("dead")}, {"MessageBody", "dead"}});
  const json task = sqs("StartMessageMoveTask", {{"SourceArn", arn("sqs", "dead")},
                                                 {"DestinationArn", arn("sqs", "work")},
                                                 {"MaxNumberOfMessagesPerSecond", 1}});
  sqs("CancelMessageMoveTask", {{"TaskHandle", task.at("TaskHandle")}});
  sqs("PurgeQueue", {{"QueueUrl", url("work")}});
  sqs("DeleteQueue", {{"QueueUrl", url("work")}});
  CHECK(untried("sqs") == Names{});
  CHECK(failures() > 50);
}

TEST_CASE_METHOD(FailingWorld, "A full disk: DynamoDB", "[world][store]") {
  const auto dynamodb = [this](std::string_view operation, const json& input) {
    return survives("dynamodb", operation, input);
  };
  const auto item = [](const std::string& id) {
    return json{{"id", {{"S", id}}}, {"n", {{"N", "1"}}}, {"until", {{"N", "1900000000"}}}};
  };
  const auto key = [](const std::string& id) { return json{{"id", {{"S", id}}}}; };
  const json index{{"IndexName", "by-n"},
                   {"KeySchema", {{{"AttributeName", "n"}, {"KeyType", "HASH"}}}},
                   {"Projection", {{"ProjectionType", "ALL"}}}};
  const json attributes{{{"AttributeName", "id"}, {"AttributeType", "S"}},
                        {{"AttributeName", "n"}, {"AttributeType", "N"}}};
  dynamodb("CreateTable", {{"TableName", "things"},
                           {"BillingMode", "PAY_PER_REQUEST"},
                           {"AttributeDefinitions", attributes},
                           {"KeySchema", {{{"AttributeName", "id"}, {"KeyType", "HASH"}}}},
                           {"GlobalSecondaryIndexes", {index}},
                           {"Tags", {{{"Key", "a"}, {"Value", "1"}}}}});
  dynamodb("PutItem", {{"TableName", "things"}, {"Item", item("a")}});
  dynamodb("UpdateTimeToLive",
           {{"TableName", "things"},
            {"TimeToLiveSpecification", {{"Enabled", true}, {"AttributeName", "until"}}}});
  dynamodb("PutItem", {{"TableName", "things"}, {"Item", item("b")}});
  dynamodb("UpdateItem", {{"TableName", "things"},
                          {"Key", key("b")},
                          {"UpdateExpression", "SET n = n + :one"},
                          {"ExpressionAttributeValues", {{":one", {{"N", "1"}}}}}});
  const auto put = [&](const std::string& id) {
    return json{{"PutRequest", {{"Item", item(id)}}}};
  };
  dynamodb("BatchWriteItem",
           {{"RequestItems",
             {{"things", {put("c"), put("d"), {{"DeleteRequest", {{"Key", key("a")}}}}}}}}});
  dynamodb("TransactWriteItems", {{"ClientRequestToken", "once"},
                                  {"TransactItems",
                                   {{{"Put", {{"TableName", "things"}, {"Item", item("e")}}}},
                                    {{"Delete", {{"TableName", "things"}, {"Key", key("c")}}}}}}});
  dynamodb("DeleteItem", {{"TableName", "things"}, {"Key", key("d")}});
  dynamodb("UpdateTable",
           {{"TableName", "things"},
            {"GlobalSecondaryIndexUpdates", {{{"Delete", {{"IndexName", "by-n"}}}}}}});
  const std::string table = arn("dynamodb", "table/things");
  dynamodb("TagResource", {{"ResourceArn", table}, {"Tags", {{{"Key", "b"}, {"Value", "2"}}}}});
  dynamodb("UntagResource", {{"ResourceArn", table}, {"TagKeys", {"a"}}});
  dynamodb("UpdateContinuousBackups",
           {{"TableName", "things"},
            {"PointInTimeRecoverySpecification", {{"PointInTimeRecoveryEnabled", true}}}});
  dynamodb("DeleteTable", {{"TableName", "things"}});
  CHECK(untried("dynamodb") == Names{});
  CHECK(failures() > 40);
}

TEST_CASE_METHOD(FailingWorld, "A full disk: SNS, and the queues that it delivers to",
                 "[world][store]") {
  const auto sns = [this](std::string_view operation, const json& input) {
    return survives("sns", operation, input);
  };
  look_at({"sqs"});
  call("sqs", "CreateQueue", {{"QueueName", "news"}});
  const std::string topic = arn("sns", "news");
  sns("CreateTopic", {{"Name", "news"}, {"Tags", {{{"Key", "a"}, {"Value", "1"}}}}});
  sns("SetTopicAttributes",
      {{"TopicArn", topic}, {"AttributeName", "DisplayName"}, {"AttributeValue", "News"}});
  const json subscription = sns(
      "Subscribe", {{"TopicArn", topic}, {"Protocol", "sqs"}, {"Endpoint", arn("sqs", "news")}});
  sns("SetSubscriptionAttributes", {{"SubscriptionArn", subscription.at("SubscriptionArn")},
                                    {"AttributeName", "RawMessageDelivery"},
                                    {"AttributeValue", "true"}});
  sns("Publish", {{"TopicArn", topic}, {"Message", std::string(20'000, 'x')}});
  sns("PublishBatch", {{"TopicArn", topic},
                       {"PublishBatchRequestEntries",
                        {{{"Id", "1"}, {"Message", "one"}}, {{"Id", "2"}, {"Message", "two"}}}}});
  sns("TagResource", {{"ResourceArn", topic}, {"Tags", {{{"Key", "b"}, {"Value", "2"}}}}});
  sns("UntagResource", {{"ResourceArn", topic}, {"TagKeys", {"a"}}});
  sns("Unsubscribe", {{"SubscriptionArn", subscription.at("SubscriptionArn")}});
  sns("DeleteTopic", {{"TopicArn", topic}});
  CHECK(untried("sns") == Names{});
  CHECK(failures() > 20);
}

TEST_CASE_METHOD(FailingWorld, "A full disk: CloudWatch, and what its alarms tell",
                 "[world][store]") {
  const auto cloudwatch = [this](std::string_view operation, const json& input) {
    return survives("cloudwatch", operation, input);
  };
  look_at({"sqs"});
  call("sqs", "CreateQueue", {{"QueueName", "alarms"}});
  call("sns", "CreateTopic", {{"Name", "alarms"}});
  call("sns", "Subscribe",
       {{"TopicArn", arn("sns", "alarms")},
        {"Protocol", "sqs"},
        {"Endpoint", arn("sqs", "alarms")}});
  cloudwatch("PutMetricAlarm", {{"AlarmName", "many"},
                                {"Namespace", "Jobs"},
                                {"MetricName", "Failed"},
                                {"Statistic", "Sum"},
                                {"Period", 60},
                                {"EvaluationPeriods", 1},
                                {"Threshold", 1},
                                {"ComparisonOperator", "GreaterThanThreshold"},
                                {"AlarmActions", {arn("sns", "alarms")}}});
  for (const int value : {1, 2}) {
    cloudwatch("PutMetricData", {{"Namespace", "Jobs"},
                                 {"MetricData",
                                  {{{"MetricName", "Failed"}, {"Value", value}, {"Unit", "Count"}},
                                   {{"MetricName", "Done"}, {"Value", value}}}}});
  }
  cloudwatch("SetAlarmState",
             {{"AlarmName", "many"}, {"StateValue", "ALARM"}, {"StateReason", "a test"}});
  cloudwatch("DisableAlarmActions", {{"AlarmNames", {"many"}}});
  cloudwatch("EnableAlarmActions", {{"AlarmNames", {"many"}}});
  cloudwatch("DeleteAlarms", {{"AlarmNames", {"many"}}});
  CHECK(untried("cloudwatch") == Names{});
  CHECK(failures() > 10);
}

TEST_CASE_METHOD(FailingWorld, "A full disk: CloudWatch Logs", "[world][store]") {
  const auto logs = [this](std::string_view operation, const json& input) {
    return survives("logs", operation, input);
  };
  const std::int64_t now = sim::unix_ms(world().scheduler().now());
  const json stream{{"logGroupName", "/jobs"}, {"logStreamName", "one"}};
  logs("CreateLogGroup", {{"logGroupName", "/jobs"}});
  logs("CreateLogStream", stream);
  json events = stream;
  events["logEvents"] = {{{"timestamp", now - 60'000}, {"message", std::string(9000, 'x')}},
                         {{"timestamp", now}, {"message", "two"}}};
  logs("PutLogEvents", events);
  logs("PutRetentionPolicy", {{"logGroupName", "/jobs"}, {"retentionInDays", 1}});
  logs("PutLogEvents", events);
  logs("DeleteRetentionPolicy", {{"logGroupName", "/jobs"}});
  logs("DeleteLogStream", stream);
  logs("DeleteLogGroup", {{"logGroupName", "/jobs"}});
  CHECK(untried("logs") == Names{});
  CHECK(failures() > 15);
}

TEST_CASE_METHOD(FailingWorld, "A full disk: SES", "[world][store]") {
  const auto ses = [this](std::string_view operation, const json& input) {
    return survives("ses", operation, input);
  };
  const json text{{"Subject", {{"Data", "Hi"}}}, {"Body", {{"Text", {{"Data", "Hello"}}}}}};
  const json to_jo{{"ToAddresses", {"jo@mail.test"}}};
  ses("CreateConfigurationSet", {{"ConfigurationSet", {{"Name", "set"}}}});
  ses("VerifyEmailIdentity", {{"EmailAddress", "ann@mail.test"}});
  ses("VerifyEmailAddress", {{"EmailAddress", "jo@mail.test"}});
  ses("VerifyDomainIdentity", {{"Domain", "mail.test"}});
  ses("VerifyDomainDkim", {{"Domain", "mail.test"}});
  ses("CreateReceiptRuleSet", {{"RuleSetName", "rules"}});
  const json rule{{"Name", "rule"}, {"Enabled", true}, {"Recipients", {"mail.test"}}};
  ses("CreateReceiptRule", {{"RuleSetName", "rules"}, {"Rule", rule}});
  ses("SetActiveReceiptRuleSet", {{"RuleSetName", "rules"}});
  json changed = rule;
  changed["Recipients"] = {"elsewhere.test"};
  ses("UpdateReceiptRule", {{"RuleSetName", "rules"}, {"Rule", changed}});
  const json parts{
      {"TemplateName", "hello"}, {"SubjectPart", "Hi {{name}}"}, {"TextPart", "Hello"}};
  ses("CreateTemplate", {{"Template", parts}});
  json longer = parts;
  longer["TextPart"] = "Hello {{name}}";
  ses("UpdateTemplate", {{"Template", longer}});
  ses("SendEmail", {{"Source", "ann@mail.test"}, {"Destination", to_jo}, {"Message", text}});
  const std::string raw = "From: ann@mail.test\r\nTo: jo@mail.test\r\nSubject: raw\r\n\r\n" +
                          std::string(20'000, 'x') + "\r\n";
  ses("SendRawEmail", {{"RawMessage", {{"Data", aws::base64_encode(raw)}}}});
  ses("SendTemplatedEmail", {{"Source", "ann@mail.test"},
                             {"Destination", to_jo},
                             {"Template", "hello"},
                             {"TemplateData", R"({"name":"Jo"})"}});
  ses("SendBulkTemplatedEmail",
      {{"Source", "ann@mail.test"},
       {"Template", "hello"},
       {"DefaultTemplateData", R"({"name":"Jo"})"},
       {"Destinations", {{{"Destination", to_jo}}, {{"Destination", to_jo}}}}});
  ses("DeleteTemplate", {{"TemplateName", "hello"}});
  ses("DeleteReceiptRule", {{"RuleSetName", "rules"}, {"RuleName", "rule"}});
  call("ses", "SetActiveReceiptRuleSet", json::object());
  ses("DeleteReceiptRuleSet", {{"RuleSetName", "rules"}});
  ses("DeleteConfigurationSet", {{"ConfigurationSetName", "set"}});
  ses("DeleteIdentity", {{"Identity", "ann@mail.test"}});
  ses("DeleteVerifiedEmailAddress", {{"EmailAddress", "jo@mail.test"}});
  CHECK(untried("ses") == Names{});
  CHECK(failures() > 40);
}

TEST_CASE_METHOD(FailingWorld, "A full disk: SES, version 2", "[world][store]") {
  const auto ses = [this](std::string_view operation, const json& input) {
    return survives("sesv2", operation, input);
  };
  const json content{{"Subject", "Hi {{name}}"}, {"Text", "Hello"}};
  const json to_jo{{"ToAddresses", {"jo@mail.test"}}};
  call("sns", "CreateTopic", {{"Name", "events"}});
  ses("CreateConfigurationSet", {{"ConfigurationSetName", "set"}});
  ses("CreateConfigurationSetEventDestination",
      {{"ConfigurationSetName", "set"},
       {"EventDestinationName", "to-sns"},
       {"EventDestination",
        {{"Enabled", true},
         {"MatchingEventTypes", {"BOUNCE"}},
         {"SnsDestination", {{"TopicArn", arn("sns", "events")}}}}}});
  ses("CreateEmailIdentity", {{"EmailIdentity", "mail.test"}});
  ses("CreateEmailTemplate", {{"TemplateName", "hello"}, {"TemplateContent", content}});
  json changed = content;
  changed["Text"] = "Hello {{name}}";
  ses("UpdateEmailTemplate", {{"TemplateName", "hello"}, {"TemplateContent", changed}});
  const json text{{"Subject", {{"Data", "Hi"}}}, {"Body", {{"Text", {{"Data", "Hello"}}}}}};
  ses("SendEmail", {{"FromEmailAddress", "ann@mail.test"},
                    {"Destination", to_jo},
                    {"Content", {{"Simple", text}}}});
  ses("SendBulkEmail",
      {{"FromEmailAddress", "ann@mail.test"},
       {"DefaultContent",
        {{"Template", {{"TemplateName", "hello"}, {"TemplateData", R"({"name":"Jo"})"}}}}},
       {"BulkEmailEntries", {{{"Destination", to_jo}}, {{"Destination", to_jo}}}}});
  ses("DeleteEmailTemplate", {{"TemplateName", "hello"}});
  ses("DeleteEmailIdentity", {{"EmailIdentity", "mail.test"}});
  ses("DeleteConfigurationSetEventDestination",
      {{"ConfigurationSetName", "set"}, {"EventDestinationName", "to-sns"}});
  ses("DeleteConfigurationSet", {{"ConfigurationSetName", "set"}});
  CHECK(untried("sesv2") == Names{});
  CHECK(failures() > 15);
}

TEST_CASE_METHOD(FailingWorld, "A full disk: ECS", "[world][store]") {
  const auto ecs = [this](std::string_view operation, const json& input) {
    return survives("ecs", operation, input);
  };
  const json network{{"awsvpcConfiguration", {{"subnets", {"subnet-0123456789abcdef0"}}}}};
  const json definition{{"family", "web"},
                        {"requiresCompatibilities", {"FARGATE"}},
                        {"networkMode", "awsvpc"},
                        {"cpu", "256"},
                        {"memory", "512"},
                        {"containerDefinitions", {{{"name", "app"}, {"image", "example/app:1"}}}}};
  ecs("CreateCluster", {{"clusterName", "main"}});
  ecs("UpdateCluster",
      {{"cluster", "main"}, {"settings", {{{"name", "containerInsights"}, {"value", "enabled"}}}}});
  ecs("UpdateClusterSettings",
      {{"cluster", "main"},
       {"settings", {{{"name", "containerInsights"}, {"value", "disabled"}}}}});
  ecs("PutClusterCapacityProviders", {{"cluster", "main"},
                                      {"capacityProviders", {"FARGATE"}},
                                      {"defaultCapacityProviderStrategy", json::array()}});
  for (int i = 0; i < 3; ++i) ecs("RegisterTaskDefinition", definition);
  const json run{{"cluster", "main"},
                 {"taskDefinition", "web"},
                 {"launchType", "FARGATE"},
                 {"count", 2},
                 {"networkConfiguration", network}};
  const json tasks = ecs("RunTask", run).at("tasks");
  ecs("StopTask", {{"cluster", "main"}, {"task", tasks.at(0).at("taskArn")}});
  ecs("CreateService", {{"cluster", "main"},
                        {"serviceName", "api"},
                        {"taskDefinition", "web:3"},
                        {"desiredCount", 1},
                        {"launchType", "FARGATE"},
                        {"networkConfiguration", network}});
  world().scheduler().run_until(world().scheduler().now() + std::chrono::seconds{6});
  REQUIRE(tests::end_turn(world()));
  const json of_service = call("ecs", "ListTasks", {{"cluster", "main"}, {"serviceName", "api"}});
  ecs("UpdateTaskProtection",
      {{"cluster", "main"}, {"tasks", of_service.at("taskArns")}, {"protectionEnabled", true}});
  ecs("UpdateService", {{"cluster", "main"}, {"service", "api"}, {"taskDefinition", "web:2"}});
  const std::string cluster = arn("ecs", "cluster/main");
  ecs("TagResource", {{"resourceArn", cluster}, {"tags", {{{"key", "a"}, {"value", "1"}}}}});
  ecs("UntagResource", {{"resourceArn", cluster}, {"tagKeys", {"a"}}});
  ecs("PutAccountSetting", {{"name", "containerInsights"}, {"value", "enabled"}});
  ecs("PutAccountSettingDefault", {{"name", "awsvpcTrunking"}, {"value", "enabled"}});
  ecs("DeleteAccountSetting", {{"name", "containerInsights"}});
  ecs("DeregisterTaskDefinition", {{"taskDefinition", "web:1"}});
  ecs("DeleteTaskDefinitions", {{"taskDefinitions", {"web:1"}}});
  ecs("DeleteService", {{"cluster", "main"}, {"service", "api"}, {"force", true}});
  ecs("CreateCluster", {{"clusterName", "other"}});
  ecs("DeleteCluster", {{"cluster", "other"}});
  CHECK(untried("ecs") == Names{});
  CHECK(failures() > 60);
}
