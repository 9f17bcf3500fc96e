// What becomes of items of tables and their changes.
#include "tests/harness/incident/imported.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using tests::count_of;

namespace {

constexpr char kHarbor[] = R"yaml(
world: harbor
images:
  worker: {command: {argv: [sleep, "1000"]}}
setup:
  - dynamodb.CreateTable:
      TableName: seats
      AttributeDefinitions: [{AttributeName: seat, AttributeType: S}]
      KeySchema: [{AttributeName: seat, KeyType: HASH}]
      BillingMode: PAY_PER_REQUEST
)yaml";

std::string change(const std::string& kind, const std::string& seat, int second,
                   const std::string& images) {
  return R"({"eventID":")" + kind + seat + std::to_string(second) + R"(","eventName":")" + kind +
         R"(","eventSource":"aws:dynamodb","dynamodb":{"ApproximateCreationDateTime":)" +
         std::to_string(1767607200 + second) + R"(,"Keys":{"seat":{"S":")" + seat + "\"}}" +
         images + R"(,"SequenceNumber":")" + std::to_string(second) +
         R"("},"eventSourceARN":"arn:aws:dynamodb:us-east-1:123456789012:table/seats/stream/1"})";
}

std::string image(const std::string& name, const std::string& seat, const std::string& held) {
  return ",\"" + name + R"(":{"seat":{"S":")" + seat + R"("},"held":{"S":")" + held + "\"}}";
}

// With its members by their names, as they are written.
std::string item(const std::string& seat, const std::string& held) {
  return R"({"held":{"S":")" + held + R"("},"seat":{"S":")" + seat + "\"}}";
}

}  // namespace

TEST_CASE("import_incident: an item that was made in the incident was not there before it",
          "[incident][import][dynamodb]") {
  tests::ImportFolder evidence;
  evidence.has_world(kHarbor);
  evidence.has("seats-scan.json", R"({"Items":[)" + item("new", "later") + "," +
                                      item("changed", "later") + "," + item("old", "ever") +
                                      R"(],)"
                                      R"("Count":3,"ScannedCount":3})");
  evidence.has(
      "stream.json",
      "{\"Records\":[" + change("INSERT", "new", 5, image("NewImage", "new", "later")) + "," +
          change("MODIFY", "changed", 6,
                 image("OldImage", "changed", "before") + image("NewImage", "changed", "later")) +
          "," + change("REMOVE", "gone", 7, image("OldImage", "gone", "then")) + "," +
          change("MODIFY", "unknown", 8, "") + "]}");
  CHECK(evidence.import().problems.empty());
  const std::string world = evidence.made_world();
  CHECK_THAT(world, Contains(item("old", "ever")) && Contains(item("changed", "before")) &&
                        Contains(item("gone", "then")) && !Contains("later"));
  CHECK(count_of(world, "dynamodb.PutItem") == 3);
  CHECK_THAT(evidence.report(),
             Contains("items that were there before, of which only the keys are known | 1 |"));
}

TEST_CASE("import_incident: of several states of an item the one of then is in the setup",
          "[incident][import][dynamodb]") {
  tests::ImportFolder evidence;
  evidence.has_world(kHarbor);
  evidence.has("export/data/a.json", R"({"Item":)" + item("a", "exported") + "}\n");
  evidence.has("export/manifest-summary.json",
               R"({"exportArn":"arn:aws:dynamodb:us-east-1:123456789012:table/seats/export/1",)"
               R"("tableArn":"arn:aws:dynamodb:us-east-1:123456789012:table/seats",)"
               R"("exportTime":"2026-01-05T09:59:00Z"})");
  evidence.has("seats-scan.json",
               R"({"Items":[)" + item("a", "scanned") + R"(],"Count":1,"ScannedCount":1})");
  evidence.import();
  CHECK_THAT(evidence.made_world(), Contains(item("a", "exported")) && !Contains("scanned"));
}

TEST_CASE("import_incident: a change without images is no deletion",
          "[incident][import][dynamodb]") {
  tests::ImportFolder evidence;
  evidence.has("stream.json", "{\"Records\":[" + change("INSERT", "a", 5, "") + "," +
                                  change("REMOVE", "a", 6, "") + "]}");
  CHECK(evidence.import().problems.empty());
  CHECK(count_of(evidence.scenario(), "dynamodb.DeleteItem") == 1);
  CHECK_THAT(evidence.report(),
             Contains("changes of tables that do not say what was written | 1 |"));
}

TEST_CASE("import_incident: files are called after tables and queues by whole words",
          "[incident][import]") {
  tests::ImportFolder evidence;
  evidence.has_world(R"yaml(
world: w
setup:
  - sqs.CreateQueue: {QueueName: work}
  - sqs.CreateQueue: {QueueName: evidence}
  - sqs.CreateQueue: {QueueName: letters}
)yaml");
  const auto dump = [](const std::string& id) {
    return R"({"Messages":[{"MessageId":")" + id + R"(","Body":"of )" + id + "\"}]}";
  };
  evidence.has("work-orders/dump.json", dump("m-1"));
  evidence.has("letters/1.json", dump("m-2"));
  evidence.has("deep/work/2026/dump.json", dump("m-3"));
  evidence.has("x/work-dump.json", dump("m-4"));
  evidence.has("x/working.json", dump("m-5"));
  CHECK(evidence.import().problems.empty());
  const std::string world = evidence.made_world();
  CHECK_THAT(world, Contains("of m-2") && Contains("of m-4") && !Contains("of m-1") &&
                        !Contains("of m-3") && !Contains("of m-5"));
  CHECK_THAT(evidence.report(), Contains("messages of which nothing says the queue | 3 |"));
}
