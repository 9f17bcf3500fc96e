#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;

namespace {

std::string get(const std::string& table, const std::string& key, const std::string& more = {}) {
  return R"({"TableName":")" + table + R"(","Key":)" + key + more + "}";
}

const std::string kMismatch =
    "ValidationException: The provided key element does not match the schema";

}  // namespace

TEST_CASE("GetItem: a key that does not match the schema", "[dynamodb][GetItem]") {
  Fixture on;
  on.make_table();
  on.make_indexed_table();
  CHECK(on.error("GetItem", get("rng", R"({"pk":{"S":"a"}})")) == kMismatch);
  CHECK(on.error("GetItem", get("tab", "{}")) == kMismatch);
  CHECK(on.error("GetItem", get("tab", R"({"x":{"S":"a"}})")) == kMismatch);
  CHECK(on.error("GetItem", get("tab", R"({"id":{"N":"1"}})")) == kMismatch);
  CHECK(on.error("GetItem", get("tab", R"({"id":{"S":"a"},"x":{"S":"a"}})")) == kMismatch);
  CHECK(on.error("GetItem", get("tab", R"({"id":{"S":""}})")) ==
        "ValidationException: One or more parameter values are not valid. The AttributeValue for a "
        "key attribute cannot contain an empty string value. Key: id");
}

TEST_CASE("GetItem: unknown tables and items", "[dynamodb][GetItem]") {
  Fixture on;
  CHECK(on.error("GetItem", get("tab", R"({"id":{"S":"a"}})")) ==
        "ResourceNotFoundException: Requested resource not found");
  on.make_table();
  CHECK(on.ok("GetItem", get("tab", R"({"id":{"S":"a"}})")) == "{}");
}

TEST_CASE("GetItem: numbers are one key however they are written", "[dynamodb][GetItem]") {
  Fixture on;
  on.make_indexed_table();
  on.put("rng", R"({"pk":{"S":"a"},"sk":{"N":"1.0"}})");
  CHECK(on.ok("GetItem", get("rng", R"({"pk":{"S":"a"},"sk":{"N":"10e-1"}})")) ==
        R"({"Item":{"pk":{"S":"a"},"sk":{"N":"1"}}})");
}

TEST_CASE("GetItem: projections", "[dynamodb][GetItem]") {
  Fixture on;
  on.make_table();
  on.put("tab", R"({"id":{"S":"a"},"m":{"M":{"x":{"N":"1"},"y":{"N":"2"}}},"status":{"S":"s"}})");
  const std::string key = R"({"id":{"S":"a"}})";
  CHECK(on.ok("GetItem", get("tab", key, R"(,"ProjectionExpression":"m.x, #s",
          "ExpressionAttributeNames":{"#s":"status"})")) ==
        R"({"Item":{"m":{"M":{"x":{"N":"1"}}},"status":{"S":"s"}}})");
  CHECK(on.ok("GetItem", get("tab", key, R"(,"AttributesToGet":["id","nope"])")) ==
        R"({"Item":{"id":{"S":"a"}}})");
  CHECK(on.ok("GetItem", get("tab", key, R"(,"ProjectionExpression":"nope")")) == R"({"Item":{}})");
  CHECK(on.error("GetItem", get("tab", key, R"(,"ProjectionExpression":"id.x")")) ==
        "ValidationException: Key attributes must be scalars; list random access '[]' and map "
        "lookup '.' are not allowed: Key: id");
  CHECK(on.error("GetItem", get("tab", key, R"(,"AttributesToGet":["id","id"])")) ==
        "ValidationException: One or more parameter values were invalid: Duplicate value in "
        "attribute name: id");
  CHECK(on.error("GetItem",
                 get("tab", key, R"(,"AttributesToGet":["id"],"ProjectionExpression":"id")")) ==
        "ValidationException: Can not use both expression and non-expression parameters in the "
        "same request: Non-expression parameters: {AttributesToGet} Expression parameters: "
        "{ProjectionExpression}");
}

TEST_CASE("GetItem: capacity is half without consistency, one for each 4 KB with it",
          "[dynamodb][GetItem]") {
  Fixture on;
  on.make_table();
  on.put("tab", R"({"id":{"S":"a"},"x":{"S":")" + std::string(4096, 'x') + R"("}})");
  const std::string key = R"({"id":{"S":"a"}})";
  CHECK(on.ok("GetItem", get("tab", key, R"(,"ProjectionExpression":"id",
          "ReturnConsumedCapacity":"TOTAL")")) ==
        R"({"Item":{"id":{"S":"a"}},"ConsumedCapacity":{"TableName":"tab","CapacityUnits":1}})");
  CHECK(
      on.ok("GetItem", get("tab", R"({"id":{"S":"b"}})",
                           R"(,"ConsistentRead":true,"ReturnConsumedCapacity":"INDEXES")")) ==
      R"({"ConsumedCapacity":{"TableName":"tab","CapacityUnits":1,"Table":{"CapacityUnits":1}}})");
}
