// Tables that an older version wrote into the store.
#include <nlohmann/json.hpp>

#include "tests/fakes/dynamodb/fixture.h"

using namespace std::chrono_literals;
using Json = nlohmann::json;

namespace {

// As stores of version 0.1 hold them: the whole CreateTable request, with a stream that is off.
constexpr const char* kDefinition = R"({"TableName":"old",
  "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},
    {"AttributeName":"sk","AttributeType":"N"},{"AttributeName":"g","AttributeType":"B"}],
  "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],
  "LocalSecondaryIndexes":[{"IndexName":"local","Projection":{"ProjectionType":"KEYS_ONLY"},
    "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},
                 {"AttributeName":"g","KeyType":"RANGE"}]}],
  "GlobalSecondaryIndexes":[{"IndexName":"global","KeySchema":[{"AttributeName":"g",
    "KeyType":"HASH"}],"Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["x"]},
    "ProvisionedThroughput":{"ReadCapacityUnits":3,"WriteCapacityUnits":4}}],
  "BillingMode":"PROVISIONED",
  "ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":6},
  "SSESpecification":{"Enabled":true},"StreamSpecification":{"StreamEnabled":false},
  "TableClass":"STANDARD","DeletionProtectionEnabled":true,"Tags":[{"Key":"k","Value":"v"}]})";

void insert(sim::Database& store, const std::string& name, const std::string& definition,
            const std::string& state) {
  store
      .prepare(
          "INSERT INTO dynamodb_table(account, region, name, table_id, definition, created_ns,"
          " active_ns) VALUES ('000000000000', 'us-west-2', ?, 'id', ?, 0, 0)")
      .bind(name, definition)
      .run();
  store.prepare("INSERT INTO dynamodb_table_state VALUES (?, ?)")
      .bind(store.last_insert_rowid(), state)
      .run();
}

// DynamoDB as it finds what `fill` writes into its store.
struct Opened : tests::Stage {
  template <typename Fill>
  explicit Opened(Fill fill) {
    { const dynamodb::DynamoDb makes_the_tables{environment}; }
    fill(store);
    opened.emplace(environment);
    dispatcher.add(*opened);
  }
  Json ok(const char* operation, const std::string& body) {
    const auto response = json(std::string("DynamoDB_20120810.") + operation, body);
    INFO(response.body);
    REQUIRE(response.status == 200);
    return Json::parse(response.body);
  }
  std::optional<dynamodb::DynamoDb> opened;
};

}  // namespace

TEST_CASE("Stored tables: an old definition is read with all that it says", "[dynamodb][store]") {
  Opened on{[](sim::Database& store) { insert(store, "old", kDefinition, "{}"); }};
  const Json table = on.ok("DescribeTable", R"({"TableName":"old"})")["Table"];
  CHECK(table["TableStatus"] == "ACTIVE");
  CHECK(table["AttributeDefinitions"].size() == 3);
  CHECK(table["KeySchema"][1]["AttributeName"] == "sk");
  CHECK(table["LocalSecondaryIndexes"][0]["IndexName"] == "local");
  CHECK(table["LocalSecondaryIndexes"][0]["Projection"]["ProjectionType"] == "KEYS_ONLY");
  CHECK(table["GlobalSecondaryIndexes"][0]["Projection"]["NonKeyAttributes"][0] == "x");
  CHECK(table["GlobalSecondaryIndexes"][0]["ProvisionedThroughput"]["ReadCapacityUnits"] == 3);
  CHECK(table["ProvisionedThroughput"]["WriteCapacityUnits"] == 6);
  CHECK(table["SSEDescription"]["Status"] == "ENABLED");
  CHECK(table["TableClassSummary"]["TableClass"] == "STANDARD");
  CHECK(table["DeletionProtectionEnabled"] == true);
  CHECK_FALSE(table.contains("StreamSpecification"));
  const Json tags =
      on.ok("ListTagsOfResource",
            R"({"ResourceArn":"arn:aws:dynamodb:us-west-2:000000000000:table/old"})")["Tags"];
  CHECK(tags[0]["Value"] == "v");
}

TEST_CASE("Stored tables: the least that an old definition says is enough", "[dynamodb][store]") {
  Opened on{[](sim::Database& store) {
    insert(store, "tab", R"({"TableName":"tab","BillingMode":"PAY_PER_REQUEST",
        "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
        "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]})",
           R"({"pay_per_request_ns":0})");
  }};
  const Json table = on.ok("DescribeTable", R"({"TableName":"tab"})")["Table"];
  CHECK(table["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST");
  CHECK(table["DeletionProtectionEnabled"] == false);
  on.ok("PutItem", R"({"TableName":"tab","Item":{"id":{"S":"a"}}})");
  CHECK(on.ok("Scan", R"({"TableName":"tab"})")["Count"] == 1);
}

TEST_CASE("Stored tables: an update that an old version began is ended", "[dynamodb][store]") {
  const std::int64_t done_ns = dynamodb::to_ns(sim::kDefaultStart + 5s);
  const auto coming = R"({"update":{"of_table":true,"done_ns":)" + std::to_string(done_ns) +
                      R"(,"definition":)" + kDefinition + "}}";
  Opened on{[&](sim::Database& store) {
    std::string before = kDefinition;
    before.replace(before.find("5,\"Write"), 1, "9");
    insert(store, "old", before, coming);
  }};
  const auto table = [&] { return on.ok("DescribeTable", R"({"TableName":"old"})")["Table"]; };
  CHECK(table()["TableStatus"] == "UPDATING");
  CHECK(table()["ProvisionedThroughput"]["ReadCapacityUnits"] == 9);
  on.pass(5s);
  CHECK(table()["TableStatus"] == "ACTIVE");
  CHECK(table()["ProvisionedThroughput"]["ReadCapacityUnits"] == 5);
}
