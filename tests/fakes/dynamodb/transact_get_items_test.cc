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
        R"({"ConsumedCapacity":[{"TableName":"tab","CapacityUnits":4}],)"
        R"("Responses":[{},{"Item":{"x":{"N":"1"}}}]})");
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
