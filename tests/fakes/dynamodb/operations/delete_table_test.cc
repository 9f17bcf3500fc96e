#include <chrono>

#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;
using namespace std::chrono_literals;

TEST_CASE("DeleteTable: the table and its items are gone", "[dynamodb][DeleteTable]") {
  Fixture on;
  on.make_table();
  on.put("tab", R"({"id":{"S":"a"}})");
  const std::string body = on.ok("DeleteTable", R"({"TableName":"tab"})");
  CHECK(body.find(R"("TableStatus":"DELETING")") != std::string::npos);
  CHECK(on.error("DescribeTable", R"({"TableName":"tab"})") ==
        "ResourceNotFoundException: Requested resource not found: Table: tab not found");
  on.make_table();
  CHECK(on.ok("Scan", R"({"TableName":"tab"})") == R"({"Items":[],"Count":0,"ScannedCount":0})");
}

TEST_CASE("DeleteTable: an unknown table, and one that is coming or going",
          "[dynamodb][DeleteTable]") {
  Fixture on{dynamodb::test::taking(5s, 3s)};
  CHECK(on.error("DeleteTable", R"({"TableName":"tab"})") ==
        "ResourceNotFoundException: Requested resource not found: Table: tab not found");
  on.make_table();
  const std::string busy =
      "ResourceInUseException: Attempt to change a resource which is still in use: Table is being ";
  CHECK(on.error("DeleteTable", R"({"TableName":"tab"})") == busy + "created: tab");
  on.pass(5s);
  on.ok("DeleteTable", R"({"TableName":"tab"})");
  CHECK(on.error("DeleteTable", R"({"TableName":"tab"})") == busy + "deleted: tab");
  on.pass(2999ms);
  CHECK(on.ok("DescribeTable", R"({"TableName":"tab"})").find("DELETING") != std::string::npos);
  on.pass(1ms);
  CHECK(on.ok("ListTables", "{}") == R"({"TableNames":[]})");
  on.make_table();
}

TEST_CASE("DeleteTable: a table that goes has no items that expire", "[dynamodb][DeleteTable]") {
  Fixture on{dynamodb::test::taking(0s, 30s)};
  on.make_table();
  on.ok("UpdateTimeToLive", R"({"TableName":"tab",
    "TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}})");
  const std::string soon = std::to_string(sim::unix_s(on.scheduler.now()) + 10);
  on.put("tab", R"({"id":{"S":"a"},"ttl":{"N":")" + soon + R"("}})");
  on.ok("DeleteTable", R"({"TableName":"tab"})");
  on.pass(40s);
  for (const sim::Event& event : on.journal.events()) CHECK(event.kind != "dynamodb.ttl_deleted");
}

TEST_CASE("DeleteTable: a table that goes is gone in time after a restart",
          "[dynamodb][DeleteTable]") {
  Fixture on{dynamodb::test::taking(0s, 30s)};
  on.make_table();
  on.ok("DeleteTable", R"({"TableName":"tab"})");
  on.pass(10s);
  dynamodb::DynamoDb again{on.environment};
  CHECK(again.tables().find(tests::Stage::caller(), "tab") != nullptr);
  on.pass(19999ms);
  CHECK(again.tables().find(tests::Stage::caller(), "tab") != nullptr);
  on.pass(1ms);
  CHECK(again.tables().find(tests::Stage::caller(), "tab") == nullptr);
}

TEST_CASE("DeleteTable: deletion protection protects", "[dynamodb][DeleteTable]") {
  Fixture on;
  on.ok("CreateTable", R"({"TableName":"tab","BillingMode":"PAY_PER_REQUEST",
    "DeletionProtectionEnabled":true,
    "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
    "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]})");
  CHECK(on.error("DeleteTable", R"({"TableName":"tab"})") ==
        "ValidationException: Resource cannot be deleted as it is currently protected against "
        "deletion. Disable deletion protection first.");
}
