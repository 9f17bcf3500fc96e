#include "fakes/dynamodb/tables/table_arn.h"

#include <nlohmann/json.hpp>

#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;
using Json = nlohmann::json;

namespace {

const std::string kOwn = "arn:aws:dynamodb:us-west-2:000000000000:";
const std::string kArn = kOwn + "table/tab";

std::string of_table(const std::string& name_or_arn, const std::string& members = "") {
  return R"({"TableName":")" + name_or_arn + R"(")" + members + "}";
}

const std::string kKey = R"(,"Key":{"id":{"S":"a"}})";
const std::string kItem = R"(,"Item":{"id":{"S":"a"},"n":{"N":"1"}})";

}  // namespace

TEST_CASE("TableName: operations on a table take its ARN and answer its name",
          "[dynamodb][TableArn]") {
  Fixture on;
  on.make_table();
  const auto described = Json::parse(on.ok("DescribeTable", of_table(kArn)))["Table"];
  CHECK(described["TableName"] == "tab");
  CHECK(described["TableArn"] == kArn);
  on.ok("UpdateTable", of_table(kArn, R"(,"DeletionProtectionEnabled":false)"));
  on.ok("UpdateTimeToLive",
        of_table(kArn, R"(,"TimeToLiveSpecification":{"Enabled":true,"AttributeName":"t"})"));
  CHECK(on.ok("DescribeTimeToLive", of_table(kArn)).find("ENABLED") != std::string::npos);
  on.ok(
      "UpdateContinuousBackups",
      of_table(kArn, R"(,"PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":true})"));
  on.ok("DescribeContinuousBackups", of_table(kArn));
  on.ok("DeleteTable", of_table(kArn));
  CHECK(on.error("DescribeTable", of_table(kArn)) ==
        "ResourceNotFoundException: Requested resource not found: Table: tab not found");
  CHECK(on.error("DescribeContinuousBackups", of_table(kArn)) ==
        "TableNotFoundException: Table not found: tab");
}

TEST_CASE("TableName: operations on items take a table's ARN and repeat it",
          "[dynamodb][TableArn]") {
  Fixture on;
  on.make_table();
  const std::string total = R"(,"ReturnConsumedCapacity":"TOTAL")";
  const std::string consumed = R"("ConsumedCapacity":{"TableName":")" + kArn + R"(")";
  const auto repeats = [&](const std::string& operation, const std::string& members) {
    const std::string answer = on.ok(operation, of_table(kArn, members + total));
    CAPTURE(operation, answer);
    CHECK(answer.find(consumed) != std::string::npos);
    return answer;
  };
  repeats("PutItem", kItem);
  CHECK(on.ok("GetItem", of_table("tab", kKey)) == R"({"Item":{"id":{"S":"a"},"n":{"N":"1"}}})");
  repeats("GetItem", kKey);
  repeats("UpdateItem", kKey + R"(,"UpdateExpression":"SET n = n + n")");
  repeats("Query", R"(,"KeyConditionExpression":"id = :a",
                       "ExpressionAttributeValues":{":a":{"S":"a"}})");
  CHECK(repeats("Scan", "").find(R"("Count":1)") != std::string::npos);
  repeats("DeleteItem", kKey);
}

TEST_CASE("TableName: batches and transactions take tables' ARNs and repeat them",
          "[dynamodb][TableArn]") {
  Fixture on;
  on.make_table();
  const std::string put = R"([{"PutRequest":{"Item":{"id":{"S":"a"}}}}])";
  on.ok("BatchWriteItem", R"({"RequestItems":{")" + kArn + R"(":)" + put + "}}");
  CHECK(on.ok("BatchGetItem",
              R"({"RequestItems":{")" + kArn + R"(":{"Keys":[{"id":{"S":"a"}}]}}})") ==
        R"({"Responses":{")" + kArn + R"(":[{"id":{"S":"a"}}]},"UnprocessedKeys":{}})");
  const std::string get = R"({"Get":)" + of_table(kArn, kKey) + "}";
  CHECK(
      on.ok("TransactGetItems",
            R"({"ReturnConsumedCapacity":"TOTAL","TransactItems":[)" + get + "]}") ==
      R"({"ConsumedCapacity":[{"TableName":")" + kArn +
          R"(","CapacityUnits":2,"ReadCapacityUnits":2}],"Responses":[{"Item":{"id":{"S":"a"}}}]})");
  const std::string written =
      on.ok("TransactWriteItems", R"({"ReturnConsumedCapacity":"TOTAL","TransactItems":[{"Put":)" +
                                      of_table(kArn, kItem) + "}]}");
  CHECK(written.find(R"("TableName":")" + kArn) != std::string::npos);
}

TEST_CASE("TableName: an item named by name and by ARN is named twice", "[dynamodb][TableArn]") {
  Fixture on;
  on.make_table();
  const auto both = [](const std::string& value) {
    return R"({"RequestItems":{"tab":)" + value + R"(,")" + kArn + R"(":)" + value + "}}";
  };
  const std::string twice = "ValidationException: Provided list of item keys contains duplicates";
  CHECK(on.error("BatchGetItem", both(R"({"Keys":[{"id":{"S":"a"}}]})")) == twice);
  CHECK(on.error("BatchWriteItem", both(R"([{"PutRequest":{"Item":{"id":{"S":"a"}}}}])")) == twice);
  const auto get = [](const std::string& table) {
    return R"({"Get":)" + of_table(table, kKey) + "}";
  };
  CHECK(
      on.error("TransactGetItems", R"({"TransactItems":[)" + get("tab") + "," + get(kArn) + "]}") ==
      "ValidationException: Transaction request cannot include multiple operations on one item");
}

TEST_CASE("TableName: an ARN of elsewhere is refused", "[dynamodb][TableArn]") {
  Fixture on;
  on.make_table();
  const std::string region = "arn:aws:dynamodb:eu-west-1:000000000000:table/tab";
  const std::string invalid = "ValidationException: 1 validation error detected: Invalid ";
  CHECK(on.error("DescribeTable", of_table(region)) == invalid + "AWS region in '" + region + "'");
  const std::string partition = "arn:aws-cn:dynamodb:us-west-2:000000000000:table/tab";
  CHECK(on.error("GetItem", of_table(partition, kKey)) ==
        invalid + "AWS partition in '" + partition + "'");
  const std::string account = "arn:aws:dynamodb:us-west-2:111111111111:table/tab";
  const std::string denied = "AccessDeniedException: Access is denied";
  CHECK(on.error("DescribeTable", of_table(account)) == denied);
  CHECK(on.error("PutItem", of_table(account, kItem)) == denied);
  CHECK(on.error("BatchGetItem", R"({"RequestItems":{")" + account +
                                     R"(":{"Keys":[{"id":{"S":"a"}}]}}})") == denied);
}

TEST_CASE("TableName: an ARN of something else is refused", "[dynamodb][TableArn]") {
  Fixture on;
  on.make_indexed_table();
  const auto malformed = [](const std::string& arn) {
    return "ValidationException: 1 validation error detected: Value '" + arn +
           "' at 'tableName' failed to satisfy constraint: Valid ARN format is "
           "'arn:<awsPartition>:<vendor>:<region>:<subscriber>:resourceType/resourceName', where "
           "Resource name must have length less than or equal to 255, Resource name must have "
           "length greater than or equal to 3, Resource name must satisfy regular expression "
           "pattern: [a-zA-Z0-9_.-]+";
  };
  for (const std::string& arn :
       {kOwn + "table/rng/index/by-g", kOwn + "table/ab", kOwn + "table", std::string("arn:aws"),
        std::string("arn:aws:sqs:us-west-2:000000000000:table/rng")}) {
    CHECK(on.error("DescribeTable", of_table(arn)) == malformed(arn));
  }
  const std::string stream = kOwn + "stream/rng";
  CHECK(on.error("DescribeTable", of_table(stream)) ==
        "ValidationException: 1 validation error detected: Invalid resource type in '" + stream +
            "'");
}

TEST_CASE("TableName: a new table has a name, no ARN", "[dynamodb][TableArn]") {
  Fixture on;
  CHECK(on.error("CreateTable", R"({"TableName":")" + kArn + R"(","BillingMode":"PAY_PER_REQUEST",
          "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
          "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]})") ==
        "ValidationException: 1 validation error detected: Value '" + kArn +
            "' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression "
            "pattern: [a-zA-Z0-9_.-]+");
}

TEST_CASE("TableName: the longest name has an ARN too", "[dynamodb][TableArn]") {
  const std::string name(255, 'n');
  CHECK(dynamodb::table_name_in(tests::Stage::caller(), kOwn + "table/" + name) == name);
}
