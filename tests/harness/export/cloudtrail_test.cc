// What is in the trail is looked at by name here, and compared with the journal as a whole.
#include <algorithm>
#include <set>

#include "harness/export/trail_parameters.h"
#include "tests/harness/explain/happened.h"
#include "tests/harness/export/exported.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using nlohmann::json;
using tests::Happened;
using tests::TakeToExport;
using namespace std::chrono_literals;

namespace {

constexpr char kJobsUrl[] = "http://127.0.0.1:4566/000000000000/jobs";

std::vector<json> records_of(const Happened& take, const std::string& of = {}) {
  TakeToExport exported(const_cast<Happened&>(take).journal());
  std::vector<json> records;
  for (const auto& [name, text] : exported.documents("cloudtrail", of)) {
    const json file = json::parse(text);
    for (const json& one : file.at("Records")) records.push_back(one);
  }
  return records;
}

json answered(Happened& take, const std::string& actor, const std::string& operation,
              const json& input, const json& output) {
  take.reply(take.call(actor, operation, input), operation, output);
  return records_of(take).back();
}

void run_task(Happened& take, const std::string& id) {
  for (const char* status : {"PROVISIONING", "PENDING", "RUNNING"}) take.task(id, status);
}

}  // namespace

TEST_CASE("export cloudtrail: a SendMessage is without its body, with the MD5 of it",
          "[export][cloudtrail]") {
  Happened take;
  const json record = answered(
      take, "jo", "sqs.SendMessage",
      {{"QueueUrl", kJobsUrl},
       {"MessageBody", "secret"},
       {"MessageAttributes", {{"a", {{"b", 1}}}}}},
      {{"MessageId", "93bb6e2d-1090-416c-81b0-31eb1faa8cd8"}, {"MD5OfMessageBody", "9a4e3f7a"}});
  CHECK(record.at("requestParameters").at("messageBody") == exporting::kHidden);
  CHECK(record.at("requestParameters").at("messageAttributes") == exporting::kHidden);
  CHECK(record.at("requestParameters").at("queueUrl") ==
        "https://sqs.us-east-1.amazonaws.com/000000000000/jobs");
  CHECK(record.at("responseElements").at("mD5OfMessageBody") == "9a4e3f7a");
  CHECK(record.at("responseElements").at("messageId") == "93bb6e2d-1090-416c-81b0-31eb1faa8cd8");
  CHECK(record.at("eventCategory") == "Data");
  CHECK(record.at("managementEvent") == false);
  CHECK(record.at("readOnly") == false);
  CHECK(record.at("resources").at(0).at("ARN") == "arn:aws:sqs:us-east-1:000000000000:jobs");
  CHECK_THAT(record.dump(), !Contains("secret"));
}

TEST_CASE("export cloudtrail: a record has the second in which the call was answered",
          "[export][cloudtrail]") {
  Happened take;
  const auto call = take.call("jo", "sqs.ReceiveMessage", {{"QueueUrl", kJobsUrl}});
  take.pass(20700ms);
  take.reply(call, "sqs.ReceiveMessage", {{"Messages", {{{"MessageId", "m"}, {"Body", "b"}}}}});
  const json record = records_of(take).at(0);
  CHECK(record.at("eventTime") == "2026-01-05T09:00:20Z");
  CHECK(record.at("responseElements").is_null());
  CHECK(record.at("readOnly") == true);
}

TEST_CASE("export cloudtrail: a call that was not answered is not there", "[export][cloudtrail]") {
  Happened take;
  answered(take, "jo", "sqs.ListQueues", json::object(), json::object());
  take.call("jo", "sqs.ReceiveMessage", {{"QueueUrl", kJobsUrl}});
  CHECK(records_of(take).size() == 1);
}

TEST_CASE("export cloudtrail: an error has its code and message", "[export][cloudtrail]") {
  Happened take;
  take.refuse(take.call("jo", "sqs.DeleteQueue", {{"QueueUrl", kJobsUrl}}), "sqs.DeleteQueue",
              "AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.");
  const json record = records_of(take).at(0);
  CHECK(record.at("errorCode") == "AWS.SimpleQueueService.NonExistentQueue");
  CHECK(record.at("errorMessage") == "The specified queue does not exist.");
  CHECK(record.at("responseElements").is_null());
  CHECK(record.at("eventCategory") == "Management");
}

TEST_CASE("export cloudtrail: who called is a task by its id, or a user", "[export][cloudtrail]") {
  const std::string id = "0123456789abcdef0123456789abcdef";
  Happened take;
  const auto arn = [&](const std::string& actor) -> std::string {
    return answered(take, actor, "sqs.ListQueues", json::object(), json::object())
        .at("userIdentity")
        .at("arn");
  };
  CHECK(arn("jo") == "arn:aws:iam::000000000000:user/jo");
  CHECK(arn("worker") == "arn:aws:iam::000000000000:user/worker");
  run_task(take, id);
  CHECK(arn("worker") == "arn:aws:sts::000000000000:assumed-role/worker/" + id);
  SECTION("of several tasks the journal does not know which it was") {
    run_task(take, "fedcba9876543210fedcba9876543210");
    CHECK(arn("worker") == "arn:aws:sts::000000000000:assumed-role/worker/worker");
  }
  SECTION("one that has stopped is nobody") {
    take.task(id, "STOPPED");
    CHECK(arn("worker") == "arn:aws:iam::000000000000:user/worker");
  }
}

TEST_CASE("export cloudtrail: the role is that of the task definition", "[export][cloudtrail]") {
  Happened take;
  answered(take, "setup", "ecs.RegisterTaskDefinition", {{"family", "worker"}},
           {{"taskDefinition",
             {{"taskDefinitionArn", "arn:aws:ecs:us-east-1:000000000000:task-definition/worker:1"},
              {"family", "worker"},
              {"revision", 1},
              {"taskRoleArn", "arn:aws:iam::000000000000:role/eats-jobs"}}}});
  run_task(take, "0123456789abcdef0123456789abcdef");
  const json identity =
      answered(take, "worker", "sqs.ListQueues", json::object(), json::object()).at("userIdentity");
  CHECK(identity.at("type") == "AssumedRole");
  CHECK_THAT(identity.at("arn").get<std::string>(), Contains(":assumed-role/eats-jobs/0123"));
  CHECK(identity.at("sessionContext").at("sessionIssuer").at("userName") == "eats-jobs");
}

TEST_CASE("export cloudtrail: of items there are keys, and names of attributes",
          "[export][cloudtrail]") {
  Happened take;
  answered(
      take, "setup", "dynamodb.CreateTable",
      {{"TableName", "music"}, {"KeySchema", {{{"AttributeName", "artist"}, {"KeyType", "HASH"}}}}},
      {{"TableDescription", {{"TableName", "music"}, {"CreationDateTime", 1767603600}}}});
  const json item = {{"artist", {{"S", "nobody"}}}, {"title", {{"S", "secret"}}}};

  const json put = answered(take, "jo", "dynamodb.PutItem",
                            {{"TableName", "music"}, {"Item", item}}, json::object())
                       .at("requestParameters");
  CHECK(put == json{{"tableName", "music"},
                    {"key", {{"artist", "nobody"}}},
                    {"item", {"artist", "title"}}});

  const json update = answered(take, "jo", "dynamodb.UpdateItem",
                               {{"TableName", "music"},
                                {"Key", {{"artist", {{"S", "nobody"}}}}},
                                {"UpdateExpression", "SET #t = :t"},
                                {"ExpressionAttributeNames", {{"#t", "title"}}},
                                {"ExpressionAttributeValues", {{":t", {{"S", "secret"}}}}}},
                               json::object())
                          .at("requestParameters");
  CHECK(update == json{{"tableName", "music"},
                       {"key", {{"artist", "nobody"}}},
                       {"updateExpression", "SET #t = :t"},
                       {"expressionAttributeNames", {{"#t", "title"}}}});

  const json transaction =
      answered(take, "jo", "dynamodb.TransactWriteItems",
               {{"TransactItems", {{{"Put", {{"TableName", "music"}, {"Item", item}}}}}}},
               json::object())
          .at("requestParameters");
  CHECK(transaction == json{{"requestItems",
                             {{{"operation", "Put"},
                               {"tableName", "music"},
                               {"key", {{"artist", "nobody"}}},
                               {"items", {"artist", "title"}}}}}});

  const json batch = answered(take, "jo", "dynamodb.BatchWriteItem",
                              {{"RequestItems",
                                {{"music",
                                  {{{"PutRequest", {{"Item", item}}}},
                                   {{"DeleteRequest", {{"Key", {{"artist", {{"S", "x"}}}}}}}}}}}}},
                              json::object())
                         .at("requestParameters");
  CHECK(batch.at("requestItems").at(0).at("operation") == "Put");
  CHECK(batch.at("requestItems").at(1) ==
        json{{"operation", "Delete"}, {"tableName", "music"}, {"key", {{"artist", "x"}}}});

  const json got = answered(take, "jo", "dynamodb.GetItem",
                            {{"TableName", "music"}, {"Key", {{"artist", {{"S", "nobody"}}}}}},
                            {{"Item", item}});
  CHECK(got.at("responseElements").is_null());
  CHECK(got.at("resources").at(0).at("ARN") ==
        "arn:aws:dynamodb:us-east-1:000000000000:table/music");
  for (const json& record : records_of(take)) CHECK_THAT(record.dump(), !Contains("secret"));
}

TEST_CASE("export cloudtrail: management events are told whole, with their times in words",
          "[export][cloudtrail]") {
  Happened take;
  const json record = answered(
      take, "jo", "dynamodb.CreateTable", {{"TableName", "music"}, {"KeySchema", json::array()}},
      {{"TableDescription", {{"TableName", "music"}, {"CreationDateTime", 1767647045}}}});
  CHECK(record.at("responseElements").at("tableDescription").at("creationDateTime") ==
        "Jan 5, 2026, 9:04:05 PM");
  const json queue = answered(take, "jo", "sqs.CreateQueue",
                              {{"QueueName", "q"}, {"Attributes", {{"VisibilityTimeout", "30"}}}},
                              {{"QueueUrl", "http://127.0.0.1:4566/000000000000/q"}});
  CHECK(queue.at("requestParameters").at("attributes") == json{{"VisibilityTimeout", "30"}});
}

TEST_CASE("export cloudtrail: a file for each five minutes, as in S3", "[export][cloudtrail]") {
  Happened take;
  answered(take, "jo", "sqs.ListQueues", json::object(), json::object());
  take.pass(4min);
  answered(take, "jo", "sqs.ListQueues", json::object(), json::object());
  take.pass(20min);
  answered(take, "jo", "sqs.ListQueues", json::object(), json::object());
  TakeToExport exported(take.journal());
  const auto files = exported.documents("cloudtrail");
  REQUIRE(files.size() == 2);
  CHECK_THAT(files.begin()->first,
             Catch::Matchers::StartsWith("AWSLogs/000000000000/CloudTrail/us-east-1/2026/01/05/"
                                         "000000000000_CloudTrail_us-east-1_20260105T0905Z_") &&
                 Catch::Matchers::EndsWith(".json.gz"));
  CHECK(json::parse(files.begin()->second).at("Records").size() == 2);
  CHECK(exported.told().records == 3);
}

TEST_CASE("export cloudtrail: one service, or the services there are", "[export][cloudtrail]") {
  Happened take;
  answered(take, "jo", "sqs.ListQueues", json::object(), json::object());
  answered(take, "jo", "sns.ListTopics", json::object(), json::object());
  CHECK(records_of(take, "sns").size() == 1);
  CHECK_THROWS_WITH(records_of(take, "ecs"), "the take has no service 'ecs'; there are sns, sqs");
}

TEST_CASE("export cloudtrail: import finds every call that was answered, and no other",
          "[export][cloudtrail]") {
  Happened take;
  take.make_queues();
  take.send("93bb6e2d-1090-416c-81b0-31eb1faa8cd8", "jobs", "jo");
  take.receive("93bb6e2d-1090-416c-81b0-31eb1faa8cd8", "jobs", 1, "worker");
  take.event("sqs", "fault.struck", "jobs", {{"fault", "sqs.duplicate"}, {"rule", 1}});
  take.refuse(take.call("jo", "sqs.DeleteQueue", {{"QueueUrl", kJobsUrl}}), "sqs.DeleteQueue",
              "Denied", "no");
  TakeToExport exported(take.journal());
  const auto operations = [](const std::vector<json>& facts, const std::string& of) {
    std::multiset<std::string> found;
    for (const json& fact : facts) {
      if (fact.at("operation") == of || of.empty()) {
        found.insert(of.empty() ? fact.at("operation") : fact.at("resource"));
      }
    }
    return found;
  };
  std::multiset<std::string> told;
  for (std::string operation : operations(exported.facts("journal"), "backlot:api.call")) {
    operation.replace(operation.find('.'), 1, ":");
    told.insert(operation);
  }
  CHECK(told.size() == 5);
  CHECK(operations(exported.facts("cloudtrail"), "") == told);
}
