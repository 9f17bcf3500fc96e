#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;

TEST_CASE("TransactGetItems: one answer a key, empty for what is not there",
          "[dynamodb][TransactGetItems]") {
  Fixture on;
  on.make_table();
  on.put("tab", R"({"id":{"S":"a"},"x":{"N":"1"}})");
  CHECK(on.ok("TransactGetItems", R"({"ReturnConsumedCapacity":"TOTAL","TransactItems":[
          {"Get":{"TableName":"tab","Key":{"id":{"S":"b"}}}},
          {"Get":{"TableName":"tab","Key":{"id":{"S":"a"}},"ProjectionExpression":"x"}}]})") ==
        R"({"ConsumedCapacity":[{"TableName":"tab","CapacityUnits":4,"ReadCapacityUnits":4}],)"
        R"("Responses":[{},{"Item":{"x":{"N":"1"}}}]})");
}

TEST_CASE("TransactGetItems: a projection that finds nothing answers as for no item",
          "[dynamodb][TransactGetItems]") {
  Fixture on;
  on.make_table();
  on.put("tab", R"({"id":{"S":"a"},"x":{"N":"1"}})");
  const std::string get =
      R"("TableName":"tab","Key":{"id":{"S":"a"}},"ProjectionExpression":"absent")";
  CHECK(on.ok("TransactGetItems", R"({"TransactItems":[{"Get":{)" + get + "}}]}") ==
        R"({"Responses":[{}]})");
  CHECK(on.ok("GetItem", "{" + get + "}") == R"({"Item":{}})");
}

TEST_CASE("TransactGetItems: a key that does not fit the table cancels",
          "[dynamodb][TransactGetItems]") {
  Fixture on;
  on.make_table();
  const auto get = [](const std::string& key, const std::string& table = "tab") {
    return R"({"Get":{"TableName":")" + table + R"(","Key":)" + key + "}}";
  };
  const std::string fits = get(R"({"id":{"S":"a"}})");
  const auto response =
      on.json("DynamoDB_20120810.TransactGetItems",
              R"({"TransactItems":[)" + fits + "," + get(R"({"id":{"N":"1"}})") + "]}");
  CHECK(response.status == 400);
  CHECK(response.body.find("TransactionCanceledException") != std::string::npos);
  CHECK(response.body.find(R"("CancellationReasons":[{"Code":"None"},{"Code":"ValidationError",)"
                           R"("Message":"The provided key element does not match the schema"}])") !=
        std::string::npos);
  CHECK(on.error("TransactGetItems",
                 R"({"TransactItems":[)" + get("{}") + "," + get("{}", "nope") + "]}") ==
        "ResourceNotFoundException: Requested resource not found");
  CHECK(on.error("TransactGetItems",
                 R"({"TransactItems":[)" + fits + "," + get(R"({"id":{"S":""}})") + "]}") ==
        "ValidationException: One or more parameter values are not valid. The AttributeValue for a "
        "key attribute cannot contain an empty string value. Key: id");
}

TEST_CASE("TransactGetItems: errors", "[dynamodb][TransactGetItems]") {
  Fixture on;
  on.make_table();
  const std::string get = R"({"Get":{"TableName":"tab","Key":{"id":{"S":"a"}}}})";
  CHECK(on.error("TransactGetItems", R"({"TransactItems":[)" + get + "," + get + "]}") ==
        "ValidationException: Transaction request cannot include multiple operations on one item");
  CHECK(on.error("TransactGetItems",
                 R"({"TransactItems":[{"Get":{"TableName":"nope","Key":{"id":{"S":"a"}}}}]})") ==
        "ResourceNotFoundException: Requested resource not found");
}
