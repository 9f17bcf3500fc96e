#include <chrono>
#include <nlohmann/json.hpp>

#include "tests/fakes/dynamodb/fixture.h"

using namespace std::chrono_literals;

namespace {

using Json = nlohmann::json;

const char* const kByG =
    R"("AttributeDefinitions":[{"AttributeName":"g","AttributeType":"S"}],
       "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"by-g",
         "KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],
         "Projection":{"ProjectionType":"ALL"}}}])";

struct Updated : dynamodb::test::Fixture {
  using Fixture::Fixture;

  static std::string request(const std::string& members, const std::string& table = "tab") {
    return R"({"TableName":")" + table + R"(",)" + members + "}";
  }
  Json update(const std::string& members, const std::string& table = "tab") {
    return Json::parse(ok("UpdateTable", request(members, table)))["TableDescription"];
  }
  std::string refused(const std::string& members, const std::string& table = "tab") {
    return error("UpdateTable", request(members, table));
  }
  Json described(const std::string& table = "tab") {
    return Json::parse(ok("DescribeTable", R"({"TableName":")" + table + R"("})"))["Table"];
  }
  void make_provisioned(int read, int write) {
    ok("CreateTable", R"({"TableName":"tab","ProvisionedThroughput":)" + units(read, write) + R"(,
      "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
      "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]})");
  }
  static std::string units(int read, int write) {
    return R"({"ReadCapacityUnits":)" + std::to_string(read) + R"(,"WriteCapacityUnits":)" +
           std::to_string(write) + "}";
  }
  static std::string throughput(int read, int write) {
    return R"("ProvisionedThroughput":)" + units(read, write);
  }
  std::string scan(const std::string& index) {
    return ok("Scan", R"({"TableName":"tab","Select":"COUNT","IndexName":")" + index + R"("})");
  }
};

const std::string kInUse =
    "ResourceInUseException: Attempt to change a resource which is still in use: ";

}  // namespace

TEST_CASE("UpdateTable: a new index holds the items from before that can be in it",
          "[dynamodb][UpdateTable]") {
  Updated on;
  on.make_table();
  on.put("tab", R"({"id":{"S":"in"},"g":{"S":"x"}})");
  on.put("tab", R"({"id":{"S":"without"}})");
  on.put("tab", R"({"id":{"S":"number"},"g":{"N":"1"}})");
  on.put("tab", R"({"id":{"S":"empty"},"g":{"S":""}})");
  on.put("tab", R"({"id":{"S":"long"},"g":{"S":")" + std::string(2049, 'x') + R"("}})");
  const Json said = on.update(kByG);
  CHECK(said["TableStatus"] == "UPDATING");
  CHECK(said["GlobalSecondaryIndexes"][0]["IndexStatus"] == "CREATING");
  CHECK(said["GlobalSecondaryIndexes"][0]["Backfilling"] == false);
  const Json after = on.described();
  CHECK(after["TableStatus"] == "ACTIVE");
  CHECK(after["AttributeDefinitions"].size() == 2);
  CHECK(after["GlobalSecondaryIndexes"][0]["IndexStatus"] == "ACTIVE");
  CHECK_FALSE(after["GlobalSecondaryIndexes"][0].contains("Backfilling"));
  CHECK(after["GlobalSecondaryIndexes"][0]["ItemCount"] == 1);
  CHECK(on.scan("by-g") == R"({"Count":1,"ScannedCount":1})");
  on.put("tab", R"({"id":{"S":"new"},"g":{"S":"y"}})");
  CHECK(on.scan("by-g") == R"({"Count":2,"ScannedCount":2})");
  CHECK(on.error("PutItem", R"({"TableName":"tab","Item":{"id":{"S":"a"},"g":{"N":"1"}}})") ==
        dynamodb::test::kInvalid +
            "Type mismatch for Index Key g Expected: S Actual: N IndexName: by-g");
  CHECK(on.error("PutItem", R"({"TableName":"tab","Item":{"id":{"S":"a"},"g":{"S":")" +
                                std::string(2049, 'x') + R"("}}})") ==
        dynamodb::test::kInvalid +
            "Size of hashkey has exceeded the maximum size limit of2048 bytes");
}

TEST_CASE("UpdateTable: an index that goes takes its attribute's type with it",
          "[dynamodb][UpdateTable]") {
  Updated on;
  on.make_table();
  on.update(kByG);
  on.put("tab", R"({"id":{"S":"a"},"g":{"S":"x"}})");
  const Json said = on.update(R"("GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"by-g"}}])");
  CHECK(said["TableStatus"] == "UPDATING");
  CHECK(said["GlobalSecondaryIndexes"][0]["IndexStatus"] == "DELETING");
  const Json after = on.described();
  CHECK_FALSE(after.contains("GlobalSecondaryIndexes"));
  CHECK(after["AttributeDefinitions"].size() == 1);
  CHECK(on.error("Scan", R"({"TableName":"tab","IndexName":"by-g"})") ==
        "ValidationException: The table does not have the specified index: by-g");
  on.put("tab", R"({"id":{"S":"b"},"g":{"N":"1"}})");
}

TEST_CASE("UpdateTable: an index takes its time to come and to go", "[dynamodb][UpdateTable]") {
  Updated on{dynamodb::test::taking(10s, 5s)};
  on.make_table();
  CHECK(on.refused(kByG) == kInUse + "Table is being created: tab");
  on.pass(10s);
  on.update(kByG);
  CHECK(on.described()["TableStatus"] == "UPDATING");
  on.put("tab", R"({"id":{"S":"a"},"g":{"S":"x"}})");
  CHECK(on.error("Scan", R"({"TableName":"tab","IndexName":"by-g"})") ==
        "ValidationException: Cannot read from backfilling global secondary index: by-g");
  const std::string away = R"("GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"by-g"}}])";
  CHECK(on.refused(away) ==
        kInUse +
            "Index creation is in resource allocation phase. Retry deletion during backfilling "
            "phase or when the index is active. Table: tab Index: by-g");
  CHECK(on.refused(R"("BillingMode":"PROVISIONED",)" + Updated::throughput(1, 1)) ==
        kInUse +
            "Can't change table IOPS when an index is being created. Table: tab Indexes: [by-g]");
  CHECK(on.error("DeleteTable", R"({"TableName":"tab"})") ==
        kInUse + "Cannot delete table while indexes are being created, updated, or deleted.");
  CHECK(on.update(R"("DeletionProtectionEnabled":true)")["TableStatus"] == "UPDATING");
  on.pass(10s);
  CHECK(on.described()["DeletionProtectionEnabled"] == true);
  CHECK(on.scan("by-g") == R"({"Count":1,"ScannedCount":1})");
  on.update(away);
  CHECK(on.refused(kByG) ==
        "LimitExceededException: Subscriber limit exceeded: Only 1 online index can be created or "
        "deleted simultaneously per table");
  CHECK(on.scan("by-g") == R"({"Count":1,"ScannedCount":1})");
  on.pass(5s);
  CHECK_FALSE(on.described().contains("GlobalSecondaryIndexes"));
}

TEST_CASE("UpdateTable: a change takes its time, and another waits for it",
          "[dynamodb][UpdateTable]") {
  Updated on{dynamodb::test::taking(0s, 0s, 10s)};
  on.make_provisioned(5, 5);
  const std::string more = R"("ProvisionedThroughput":)" + Updated::units(6, 5);
  CHECK(on.update(more)["TableStatus"] == "UPDATING");
  on.put("tab", R"({"id":{"S":"a"}})");
  on.pass(9999ms);
  CHECK(on.described()["TableStatus"] == "UPDATING");
  CHECK(on.described()["ProvisionedThroughput"]["ReadCapacityUnits"] == 5);
  CHECK(on.refused(R"("ProvisionedThroughput":)" + Updated::units(7, 5)) ==
        kInUse + "Table IOPS are currently being updated. Table: tab");
  CHECK(on.error("DeleteTable", R"({"TableName":"tab"})") ==
        kInUse + "Table: tab is in the process of being updated.");
  on.pass(1ms);
  CHECK(on.described()["TableStatus"] == "ACTIVE");
  CHECK(on.described()["ProvisionedThroughput"]["ReadCapacityUnits"] == 6);
}

TEST_CASE("UpdateTable: what is under way goes on after a restart", "[dynamodb][UpdateTable]") {
  Updated on{dynamodb::test::taking(10s, 5s)};
  on.make_table();
  on.pass(10s);
  on.put("tab", R"({"id":{"S":"a"},"g":{"S":"x"}})");
  on.update(kByG);
  dynamodb::DynamoDb again{on.environment};
  CHECK(again.tables().status(again.tables().any(tests::Stage::caller(), "tab")) == "UPDATING");
  on.pass(10s);
  const dynamodb::Table& table = again.tables().any(tests::Stage::caller(), "tab");
  CHECK(again.tables().status(table) == "ACTIVE");
  CHECK(again.items().totals(table, table.indexes.at(0)).items == 1);
}

TEST_CASE("UpdateTable: throughput goes up and down, and is counted", "[dynamodb][UpdateTable]") {
  Updated on;
  on.make_provisioned(10, 10);
  Json said = on.update(Updated::throughput(20, 10));
  CHECK(said["TableStatus"] == "UPDATING");
  CHECK(said["ProvisionedThroughput"]["ReadCapacityUnits"] == 10);
  CHECK(said["ProvisionedThroughput"].contains("LastIncreaseDateTime"));
  CHECK(on.described()["ProvisionedThroughput"]["ReadCapacityUnits"] == 20);
  CHECK(on.refused(Updated::throughput(20, 10)) ==
        "ValidationException: The provisioned throughput for the table will not change. The "
        "requested value equals the current value. Current ReadCapacityUnits provisioned for the "
        "table: 20. Requested ReadCapacityUnits: 20. Current WriteCapacityUnits provisioned for "
        "the table: 10. Requested WriteCapacityUnits: 10. Refer to the Amazon DynamoDB Developer "
        "Guide for current limits and how to request higher limits.");
  for (int read = 19; read > 15; --read) {
    said = on.update(Updated::throughput(read, 10));
    CHECK(said["ProvisionedThroughput"]["NumberOfDecreasesToday"] == 19 - read);
  }
  CHECK(on.described()["ProvisionedThroughput"]["NumberOfDecreasesToday"] == 4);
}

TEST_CASE("UpdateTable: after four decreases of a day, one an hour", "[dynamodb][UpdateTable]") {
  Updated on;  // from 9 on
  on.make_provisioned(100, 100);
  on.pass(1h);
  for (int read = 99; read > 95; --read) on.update(Updated::throughput(read, 100));
  const std::string date = "Monday, January 5, 2026 at ";
  CHECK(on.refused(Updated::throughput(1, 200)) ==
        "LimitExceededException: Subscriber limit exceeded: Provisioned throughput decreases are "
        "limited within a given UTC day. After the first 4 decreases, each subsequent decrease in "
        "the same UTC day can be performed at most once every 3600 seconds. Number of decreases "
        "today: 4. Last decrease at " +
            date + "10:00:00 AM Coordinated Universal Time. Next decrease can be made at " + date +
            "11:00:00 AM Coordinated Universal Time");
  on.update(Updated::throughput(96, 200));
  on.pass(1h);
  on.update(Updated::throughput(90, 100));
  CHECK(on.described()["ProvisionedThroughput"]["NumberOfDecreasesToday"] == 5);
  on.pass(12h + 30min);
  on.update(Updated::throughput(80, 100));
  const std::string late = on.refused(Updated::throughput(70, 100));
  CHECK(
      late.ends_with("Next decrease can be made at Tuesday, January 6, 2026 at 12:00:00 AM "
                     "Coordinated Universal Time"));
  on.pass(30min);
  CHECK(on.described()["ProvisionedThroughput"]["NumberOfDecreasesToday"] == 0);
  on.update(Updated::throughput(70, 100));
}

TEST_CASE("UpdateTable: on-demand and back, with every index", "[dynamodb][UpdateTable]") {
  Updated on;
  on.make_table();
  on.update(kByG);
  CHECK(on.refused(Updated::throughput(1, 1)) ==
        dynamodb::test::kInvalid +
            "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
            "PAY_PER_REQUEST");
  CHECK(on.refused(R"("BillingMode":"PROVISIONED")") ==
        dynamodb::test::kInvalid +
            "ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
  const std::string provisioned = R"("BillingMode":"PROVISIONED",)" + Updated::throughput(2, 3);
  CHECK(on.refused(provisioned) ==
        dynamodb::test::kInvalid + "ProvisionedThroughput must be specified for index: by-g");
  const auto index = [](int read, int write) {
    return R"("GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"by-g",)" +
           Updated::throughput(read, write) + "}}]";
  };
  CHECK(on.refused(index(1, 1)) ==
        dynamodb::test::kInvalid +
            "The only Updates for index: by-g when TableThroughputMode is PAY_PER_REQUEST can be "
            "to OnDemandThroughput, WarmThroughput");
  on.update(provisioned + "," + index(4, 5));
  Json now = on.described();
  CHECK(now["BillingModeSummary"]["BillingMode"] == "PROVISIONED");
  CHECK(now["BillingModeSummary"].contains("LastUpdateToPayPerRequestDateTime"));
  CHECK(now["ProvisionedThroughput"]["WriteCapacityUnits"] == 3);
  CHECK(now["GlobalSecondaryIndexes"][0]["ProvisionedThroughput"]["ReadCapacityUnits"] == 4);
  const Json said = on.update(index(4, 6));
  CHECK(said["TableStatus"] == "ACTIVE");
  CHECK(said["GlobalSecondaryIndexes"][0]["IndexStatus"] == "UPDATING");
  CHECK(said["GlobalSecondaryIndexes"][0]["ProvisionedThroughput"]["WriteCapacityUnits"] == 5);
  CHECK(on.refused(index(4, 6))
            .starts_with("ValidationException: The provisioned throughput for the index by-g will "
                         "not change. The requested value equals the current value. Current "
                         "ReadCapacityUnits provisioned for index by-g: 4. "));
  CHECK(on.refused(R"("BillingMode":"PAY_PER_REQUEST",)" + Updated::throughput(1, 1)) ==
        dynamodb::test::kInvalid +
            "ProvisionedThroughput cannot be specified when BillingMode is PAY_PER_REQUEST");
  on.update(R"("BillingMode":"PAY_PER_REQUEST")");
  now = on.described();
  CHECK(now["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST");
  CHECK(now["GlobalSecondaryIndexes"][0]["ProvisionedThroughput"]["ReadCapacityUnits"] == 0);
  CHECK(on.update(R"("BillingMode":"PAY_PER_REQUEST")")["TableStatus"] == "UPDATING");
}

TEST_CASE("UpdateTable: encryption, class and deletion protection, each alone",
          "[dynamodb][UpdateTable]") {
  Updated on;
  on.make_table();
  const std::string protect = R"("DeletionProtectionEnabled":true)";
  CHECK(on.update(protect)["TableStatus"] == "ACTIVE");
  CHECK(on.described()["DeletionProtectionEnabled"] == true);
  CHECK(on.refused(R"("SSESpecification":{"Enabled":false})") ==
        dynamodb::test::kInvalid + "Table is already encrypted by default");
  on.update(R"("SSESpecification":{"Enabled":true})");
  CHECK(on.described()["SSEDescription"]["Status"] == "ENABLED");
  CHECK(on.refused(R"("SSESpecification":{"Enabled":true})")
            .starts_with(dynamodb::test::kInvalid +
                         "Table is already encrypted with given KMSMasterKeyId."));
  on.update(R"("SSESpecification":{"Enabled":false})");
  CHECK_FALSE(on.described().contains("SSEDescription"));
  on.update(R"("TableClass":"STANDARD_INFREQUENT_ACCESS")");
  const Json summary = on.described()["TableClassSummary"];
  CHECK(summary["TableClass"] == "STANDARD_INFREQUENT_ACCESS");
  CHECK(summary.contains("LastUpdateDateTime"));
  CHECK(on.refused(R"("TableClass":"GOLD")")
            .starts_with(dynamodb::test::kInvalid + "Invalid table-class parameter provided."));
  const std::string alone = " modification must be the only operation in the request";
  CHECK(on.refused(protect + R"(,"SSESpecification":{"Enabled":true})") ==
        dynamodb::test::kInvalid + "Server-Side Encryption" + alone);
  CHECK(on.refused(protect + R"(,"TableClass":"STANDARD")") ==
        dynamodb::test::kInvalid + "TableClass" + alone);
  CHECK(on.refused(protect + R"(,"BillingMode":"PAY_PER_REQUEST")") ==
        dynamodb::test::kInvalid + "DeletionProtection" + alone);
}

TEST_CASE("UpdateTable: what is no update at all", "[dynamodb][UpdateTable]") {
  Updated on;
  on.make_table();
  const std::string nothing =
      "ValidationException: At least one of ProvisionedThroughput, BillingMode, "
      "UpdateStreamEnabled, GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, "
      "MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency, "
      "DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass is required";
  CHECK(on.error("UpdateTable", R"({"TableName":"tab"})") == nothing);
  CHECK(on.refused(R"("GlobalSecondaryIndexUpdates":[])") == nothing);
  CHECK(on.refused(R"("GlobalSecondaryIndexUpdates":[],"DeletionProtectionEnabled":true)") ==
        dynamodb::test::kInvalid + "List of GlobalSecondaryIndexUpdates is empty");
  CHECK(on.error("UpdateTable", "{}") ==
        "ValidationException: The parameter 'TableName' is required but was not present in the "
        "request");
  CHECK(on.refused(R"("DeletionProtectionEnabled":true)", "none") ==
        "ResourceNotFoundException: Requested resource not found: Table: none not found");
  CHECK(on.refused(R"("StreamSpecification":{"StreamEnabled":false})") ==
        "ValidationException: Table has no stream to disable: TableName: tab");
  CHECK(on.refused(R"("StreamSpecification":{"StreamEnabled":true})") ==
        dynamodb::test::kInvalid + "If stream is being enabled then UpdateViewType is required");
  CHECK(on.refused(R"("StreamSpecification":{"StreamEnabled":true,"StreamViewType":"KEYS_ONLY"})")
            .starts_with("BacklotNotModelled: "));
  CHECK(on.refused(Updated::throughput(0, 0))
            .starts_with("ValidationException: 2 validation errors detected: "));
}

TEST_CASE("UpdateTable: index updates that AWS refuses", "[dynamodb][UpdateTable]") {
  Updated on;
  on.make_indexed_table();
  const auto updates = [&](const std::string& list, const std::string& more = "") {
    return on.refused(R"("GlobalSecondaryIndexUpdates":[)" + list + "]" + more, "rng");
  };
  const auto create = [](const std::string& name, const std::string& attribute) {
    return R"({"Create":{"IndexName":")" + name + R"(","Projection":{"ProjectionType":"ALL"},
      "KeySchema":[{"AttributeName":")" +
           attribute + R"(","KeyType":"HASH"}]}})";
  };
  const auto defined = [](const std::string& attribute, const std::string& type) {
    return R"(,"AttributeDefinitions":[{"AttributeName":")" + attribute + R"(","AttributeType":")" +
           type + R"("}])";
  };
  CHECK(updates("{}") ==
        dynamodb::test::kInvalid +
            "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
            "GlobalSecondaryIndexUpdate.Delete must not be null");
  CHECK(updates(R"({"Delete":{"IndexName":"few"},"Update":{"IndexName":"few"}})") ==
        dynamodb::test::kInvalid +
            "Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate "
            "object");
  CHECK(updates(R"({"Delete":{"IndexName":"few"}},{"Update":{"IndexName":"few"}})") ==
        dynamodb::test::kInvalid +
            "Only one global secondary index update per index is allowed simultaneously. Index: "
            "few");
  CHECK(updates(R"({"Delete":{"IndexName":"few"}},{"Delete":{"IndexName":"by-g"}})") ==
        "LimitExceededException: Subscriber limit exceeded: Only 1 online index can be created or "
        "deleted simultaneously per table");
  CHECK(updates(R"({"Delete":{"IndexName":"none"}})") ==
        "ResourceNotFoundException: Requested resource not found: Index none for table rng");
  CHECK(updates(R"({"Delete":{"IndexName":"by-s"}})") ==
        "ValidationException: Cannot delete an index that is not a GlobalSecondaryIndex: by-s");
  CHECK(updates(R"({"Update":{"IndexName":"by-s",)" + Updated::throughput(1, 1) + "}}") ==
        "ValidationException: Cannot update an index that is not a GlobalSecondaryIndex: by-s");
  CHECK(updates(create("few", "q"), defined("q", "S")) ==
        "ValidationException: Attempting to create an index which already exists");
  CHECK(updates(create("new", "q")) ==
        dynamodb::test::kInvalid + "AttributeDefinitions is not specified for index: new");
  CHECK(updates(create("new", "g"), defined("q", "S")) ==
        dynamodb::test::kInvalid +
            "Some index key attributes are not defined in AttributeDefinitions. Keys: [g], "
            "AttributeDefinitions: [q]");
  CHECK(updates(create("new", "s"), defined("s", "N")) ==
        dynamodb::test::kInvalid +
            "Attributes cannot be redefined. Please check that your attribute has the same type as "
            "previously defined. Existing schema: Schema:[SchemaElement: key{pk:S:HASH}, "
            "SchemaElement: key{s:S:RANGE}] New schema: Schema:[SchemaElement: key{s:N:HASH}]");
  CHECK(updates(create("new", "q"), defined("q", "S") + "," + Updated::throughput(1, 1)) ==
        dynamodb::test::kInvalid + "You cannot create or delete index while updating table IOPS");
}

TEST_CASE("UpdateTable: no more than twenty global indexes", "[dynamodb][UpdateTable]") {
  Updated on;
  on.make_table();
  const auto create = [](int number) {
    const std::string name = "by-" + std::to_string(number);
    return R"("AttributeDefinitions":[{"AttributeName":")" + name +
           R"(","AttributeType":"S"}],"GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":")" +
           name + R"(","Projection":{"ProjectionType":"ALL"},"KeySchema":[{"AttributeName":")" +
           name + R"(","KeyType":"HASH"}]}}])";
  };
  for (int number = 0; number < 20; ++number) on.update(create(number));
  CHECK(on.refused(create(20)) ==
        "LimitExceededException: Subscriber limit exceeded: Number of global secondary indexes "
        "exceeds per-table limit of 20");
}
