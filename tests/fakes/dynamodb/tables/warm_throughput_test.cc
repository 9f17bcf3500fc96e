#include "fakes/dynamodb/tables/warm_throughput.h"

#include <chrono>
#include <nlohmann/json.hpp>

#include "tests/fakes/dynamodb/fixture.h"

using namespace std::chrono_literals;
using dynamodb::test::kInvalid;

namespace {

using Json = nlohmann::json;

const std::string kNotSupported =
    " is lower than current WarmThroughput, decreasing WarmThroughput is not supported";
const std::string kInitial =
    " is lower than initial throughput for OnDemand. See: https://docs.aws.amazon.com/"
    "amazondynamodb/latest/developerguide/on-demand-capacity-mode.html"
    "#on-demand-capacity-mode-initial";
const std::string kOnDemand = R"("BillingMode":"PAY_PER_REQUEST")";

Json units(int read, int write, const char* status) {
  return {{"ReadUnitsPerSecond", read}, {"WriteUnitsPerSecond", write}, {"Status", status}};
}

std::string warm(const std::string& members) { return R"("WarmThroughput":{)" + members + "}"; }
std::string warm(int read, int write) {
  return warm(R"("ReadUnitsPerSecond":)" + std::to_string(read) + R"(,"WriteUnitsPerSecond":)" +
              std::to_string(write));
}
std::string provisioned(int read, int write) {
  return R"("ProvisionedThroughput":{"ReadCapacityUnits":)" + std::to_string(read) +
         R"(,"WriteCapacityUnits":)" + std::to_string(write) + "}";
}

struct Warm : dynamodb::test::Fixture {
  using Fixture::Fixture;

  static std::string definition(const std::string& members, const std::string& of_index) {
    return R"({"TableName":"tab",
      "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},
                              {"AttributeName":"g","AttributeType":"S"}],
      "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
      "GlobalSecondaryIndexes":[{"IndexName":"by-g","Projection":{"ProjectionType":"ALL"},
        "KeySchema":[{"AttributeName":"g","KeyType":"HASH"}])" +
           std::string(of_index.empty() ? "" : ",") + of_index + "}]," + members + "}";
  }
  Json create(const std::string& members, const std::string& of_index = "") {
    return Json::parse(ok("CreateTable", definition(members, of_index)))["TableDescription"];
  }
  std::string not_created(const std::string& members, const std::string& of_index = "") {
    return error("CreateTable", definition(members, of_index));
  }
  Json update(const std::string& members) {
    return Json::parse(
        ok("UpdateTable", R"({"TableName":"tab",)" + members + "}"))["TableDescription"];
  }
  std::string refused(const std::string& members) {
    return error("UpdateTable", R"({"TableName":"tab",)" + members + "}");
  }
  static std::string index(const std::string& members) {
    return R"("GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"by-g",)" + members + "}}]";
  }
  Json described() { return Json::parse(ok("DescribeTable", R"({"TableName":"tab"})"))["Table"]; }
  Json of_table() { return described()["WarmThroughput"]; }
  Json of_index() { return described()["GlobalSecondaryIndexes"][0]["WarmThroughput"]; }
};

}  // namespace

TEST_CASE("DescribeTable: warm throughput is what on-demand begins with",
          "[dynamodb][DescribeTable]") {
  Warm on;
  const Json created = on.create(kOnDemand);
  CHECK_FALSE(created.contains("WarmThroughput"));
  CHECK_FALSE(created["GlobalSecondaryIndexes"][0].contains("WarmThroughput"));
  CHECK(on.of_table() == units(12000, 4000, "ACTIVE"));
  CHECK(on.of_index() == units(12000, 4000, "ACTIVE"));
}

TEST_CASE("DescribeTable: warm throughput is the most that was ever provisioned",
          "[dynamodb][DescribeTable]") {
  Warm on;
  on.create(provisioned(1, 2), provisioned(3, 4));
  CHECK(on.of_table() == units(1, 2, "ACTIVE"));
  CHECK(on.of_index() == units(3, 4, "ACTIVE"));
  on.update(provisioned(5, 2));
  CHECK(on.of_table() == units(5, 2, "ACTIVE"));
  on.update(provisioned(1, 1));
  on.update(Warm::index(provisioned(2, 9)));
  CHECK(on.of_table() == units(5, 2, "ACTIVE"));
  CHECK(on.of_index() == units(3, 9, "ACTIVE"));
  on.update(kOnDemand);
  CHECK(on.of_table() == units(12000, 4000, "ACTIVE"));
  on.update(R"("BillingMode":"PROVISIONED",)" + provisioned(1, 1) + "," +
            Warm::index(provisioned(1, 1)));
  CHECK(on.of_table() == units(12000, 4000, "ACTIVE"));
  CHECK(on.of_index() == units(12000, 4000, "ACTIVE"));
}

TEST_CASE("DescribeTable: a table that is coming has the warm throughput that was asked for",
          "[dynamodb][DescribeTable]") {
  Warm on{dynamodb::test::taking(10s, 0s)};
  on.create(kOnDemand + "," + warm(R"("ReadUnitsPerSecond":12001)"));
  CHECK(on.of_table() == units(12001, 4000, "UPDATING"));
  CHECK_FALSE(on.described()["GlobalSecondaryIndexes"][0].contains("WarmThroughput"));
  on.pass(10s);
  CHECK(on.of_table() == units(12001, 4000, "ACTIVE"));
  CHECK(on.of_index() == units(12000, 4000, "ACTIVE"));
}

TEST_CASE("CreateTable: warm throughput of the table and of an index", "[dynamodb][CreateTable]") {
  Warm on;
  const Json created = on.create(kOnDemand + "," + warm(12001, 4001), warm(13000, 5000));
  CHECK(created["WarmThroughput"] == units(12001, 4001, "UPDATING"));
  CHECK(created["GlobalSecondaryIndexes"][0]["WarmThroughput"] == units(13000, 5000, "UPDATING"));
  CHECK(on.of_table() == units(12001, 4001, "ACTIVE"));
  CHECK(on.of_index() == units(13000, 5000, "ACTIVE"));
}

TEST_CASE("CreateTable: an empty warm throughput asks for nothing", "[dynamodb][CreateTable]") {
  Warm on;
  const Json created = on.create(kOnDemand + "," + warm(""), warm(""));
  CHECK_FALSE(created.contains("WarmThroughput"));
  CHECK_FALSE(created["GlobalSecondaryIndexes"][0].contains("WarmThroughput"));
  CHECK(on.of_table() == units(12000, 4000, "ACTIVE"));
}

TEST_CASE("CreateTable: warm throughput is not below what the table has anyway",
          "[dynamodb][CreateTable]") {
  Warm on;
  const std::string requested = kInvalid + "Requested ";
  const std::string of_table = "UnitsPerSecond for WarmThroughput for table";
  CHECK(on.not_created(kOnDemand + "," + warm(1, 1)) == requested + "Read" + of_table + kInitial);
  CHECK(on.not_created(kOnDemand + "," + warm(-1, -1)) == requested + "Read" + of_table + kInitial);
  CHECK(on.not_created(kOnDemand + "," + warm(12000, 3999)) ==
        requested + "Write" + of_table + kInitial);
  CHECK(on.not_created(kOnDemand, warm(11999, 4000)) ==
        requested + "ReadUnitsPerSecond for WarmThroughput for index by-g" + kInitial);
  CHECK(on.not_created(provisioned(10, 10) + "," + warm(5, 5), provisioned(1, 1)) ==
        requested + "Read" + of_table +
            " is lower than ReadCapacityUnits of ProvisionedThroughput");
  CHECK(on.not_created(provisioned(10, 10) + "," + warm(10, 5), provisioned(1, 1)) ==
        requested + "Write" + of_table +
            " is lower than WriteCapacityUnits of ProvisionedThroughput");
  CHECK(on.not_created(kOnDemand + R"(,"WarmThroughput":{"ReadUnitsPerSecond":"1"})")
            .starts_with("SerializationException: "));
  on.create(provisioned(10, 10) + "," + warm(10, 100), provisioned(1, 1));
  CHECK(on.of_table() == units(10, 100, "ACTIVE"));
}

TEST_CASE("UpdateTable: warm throughput is raised while the table is ACTIVE",
          "[dynamodb][UpdateTable]") {
  Warm on{dynamodb::test::taking(0s, 0s, 400s)};
  on.create(kOnDemand);
  const Json said = on.update(warm(12001, 4001));
  CHECK(said["TableStatus"] == "ACTIVE");
  CHECK(said["WarmThroughput"] == units(12000, 4000, "UPDATING"));
  CHECK(said["GlobalSecondaryIndexes"][0]["WarmThroughput"] == units(12000, 4000, "ACTIVE"));
  on.pass(399s);
  CHECK(on.described()["TableStatus"] == "ACTIVE");
  CHECK(on.of_table() == units(12000, 4000, "UPDATING"));
  on.pass(1s);
  CHECK(on.of_table() == units(12001, 4001, "ACTIVE"));
}

TEST_CASE("UpdateTable: the last warm throughput that was asked for counts",
          "[dynamodb][UpdateTable]") {
  Warm on{dynamodb::test::taking(0s, 0s, 400s)};
  on.create(kOnDemand);
  on.update(warm(13000, 5000));
  on.pass(1s);
  on.update(warm(R"("ReadUnitsPerSecond":14000)"));
  on.pass(400s);
  CHECK(on.of_table() == units(14000, 5000, "ACTIVE"));
  on.update(warm(20000, 20000));
  on.update(warm(14000, 5000));
  on.pass(400s);
  CHECK(on.of_table() == units(14000, 5000, "ACTIVE"));
}

TEST_CASE("UpdateTable: warm throughput never gets lower", "[dynamodb][UpdateTable]") {
  Warm on;
  on.create(kOnDemand);
  const std::string requested = kInvalid + "Requested ";
  const std::string of_table = "UnitsPerSecond for WarmThroughput for table" + kNotSupported;
  CHECK(on.refused(warm(6000, 2000)) == requested + "Read" + of_table);
  CHECK(on.refused(warm(R"("WriteUnitsPerSecond":2000)")) == requested + "Write" + of_table);
  CHECK(on.refused(Warm::index(warm(100, 100))) ==
        requested + "ReadUnitsPerSecond for WarmThroughput for index by-g" + kNotSupported);
  CHECK(on.update(warm(12000, 4000))["WarmThroughput"] == units(12000, 4000, "UPDATING"));
  CHECK(on.of_table() == units(12000, 4000, "ACTIVE"));
}

TEST_CASE("UpdateTable: warm throughput of an index", "[dynamodb][UpdateTable]") {
  Warm on;
  on.create(kOnDemand);
  const Json said = on.update(Warm::index(warm(12001, 4001)));
  CHECK(said["TableStatus"] == "ACTIVE");
  CHECK(said["GlobalSecondaryIndexes"][0]["IndexStatus"] == "ACTIVE");
  CHECK(said["GlobalSecondaryIndexes"][0]["WarmThroughput"] == units(12000, 4000, "UPDATING"));
  CHECK(on.of_index() == units(12001, 4001, "ACTIVE"));
  on.update(Warm::index(warm(R"("ReadUnitsPerSecond":12002)")));
  CHECK(on.of_index() == units(12002, 4001, "ACTIVE"));
  CHECK(on.of_table() == units(12000, 4000, "ACTIVE"));
  CHECK(on.refused(Warm::index(warm(""))) ==
        kInvalid +
            "WarmThroughput must have at least one of ReadUnitsPerSecond or WriteUnitsPerSecond "
            "specified for index: by-g");
  CHECK(on.refused(R"("GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"ghost",)" +
                   warm(13000, 5000) + "}}]") ==
        "ResourceNotFoundException: Requested resource not found: Index ghost for table tab");
}

TEST_CASE("UpdateTable: a new index may have a warm throughput", "[dynamodb][UpdateTable]") {
  Warm on{dynamodb::test::taking(10s, 0s)};
  on.create(kOnDemand);
  on.pass(10s);
  const auto create = [](const std::string& members) {
    return R"("AttributeDefinitions":[{"AttributeName":"h","AttributeType":"S"}],
      "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"by-h",
        "Projection":{"ProjectionType":"ALL"},
        "KeySchema":[{"AttributeName":"h","KeyType":"HASH"}],)" +
           members + "}}]";
  };
  CHECK(on.refused(create(warm(1, 1))) ==
        kInvalid + "Requested ReadUnitsPerSecond for WarmThroughput for index by-h" + kInitial);
  const Json said = on.update(create(warm(15000, 5000)));
  CHECK(said["GlobalSecondaryIndexes"][1]["WarmThroughput"] == units(15000, 5000, "UPDATING"));
  on.pass(10s);
  CHECK(on.described()["GlobalSecondaryIndexes"][1]["WarmThroughput"] ==
        units(15000, 5000, "ACTIVE"));
}

TEST_CASE("UpdateTable: warm throughput is the only operation of a request",
          "[dynamodb][UpdateTable]") {
  Warm on;
  on.create(provisioned(1, 1), provisioned(1, 1));
  const std::string more = warm(50, 50) + ",";
  const std::string alone = kInvalid + "WarmThroughput must be the only operation in the request";
  CHECK(on.refused(more + provisioned(2, 2)) == alone);
  CHECK(on.refused(more + kOnDemand) == alone);
  CHECK(on.refused(more + R"("DeletionProtectionEnabled":true)") ==
        kInvalid + "DeletionProtection modification must be the only operation in the request");
  CHECK(on.refused(more + R"("AttributeDefinitions":[{"AttributeName":"h","AttributeType":"S"}],
      "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"by-h",
        "Projection":{"ProjectionType":"ALL"},
        "KeySchema":[{"AttributeName":"h","KeyType":"HASH"}]}}])") ==
        kInvalid +
            "Create global secondary index cannot be specified when updating WarmThroughput");
  on.update(warm("") + R"(,"DeletionProtectionEnabled":true)");
  CHECK(on.of_table() == units(1, 1, "ACTIVE"));
  CHECK(on.refused(warm("")).starts_with("ValidationException: At least one of "));
}

TEST_CASE("UpdateTable: a warm throughput that is raised is in the way of deletion alone",
          "[dynamodb][UpdateTable]") {
  Warm on{dynamodb::test::taking(0s, 0s, 400s)};
  on.create(provisioned(1, 1), provisioned(1, 1));
  on.update(warm(50, 50));
  on.update(R"("DeletionProtectionEnabled":true)");
  on.update(R"("DeletionProtectionEnabled":false)");
  CHECK(on.error("DeleteTable", R"({"TableName":"tab"})")
            .ends_with("Table: tab is in the process of being updated."));
  on.pass(1s);
  on.update(provisioned(60, 2));  // takes longer than the warm throughput, and must not undo it
  on.pass(399s);
  CHECK(on.of_table() == units(50, 50, "ACTIVE"));
  on.pass(1s);
  CHECK(on.of_table() == units(60, 50, "ACTIVE"));
  on.ok("DeleteTable", R"({"TableName":"tab"})");
}

TEST_CASE("UpdateTable: a warm throughput that is raised goes on after a restart",
          "[dynamodb][UpdateTable]") {
  Warm on{dynamodb::test::taking(0s, 0s, 400s)};
  on.create(kOnDemand, warm(12001, 4000));
  on.update(warm(13000, 5000));
  dynamodb::DynamoDb again{on.environment};
  const auto look = [&] {
    dynamodb::Table& table = again.tables().any(tests::Stage::caller(), "tab");
    return dynamodb::describe(table, again.items(), "ACTIVE", on.environment.now());
  };
  CHECK(look().warm_throughput->status == "UPDATING");
  CHECK(look().warm_throughput->read_units_per_second == 12000);
  CHECK(look().global_secondary_indexes.at(0).warm_throughput->read_units_per_second == 12001);
  on.pass(400s);
  CHECK(look().warm_throughput->status == "ACTIVE");
  CHECK(look().warm_throughput->write_units_per_second == 5000);
}
