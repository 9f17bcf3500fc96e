#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;

namespace {

std::string delete_item(const std::string& key, const std::string& more = {}) {
  return R"({"TableName":"tab","Key":)" + key + more + "}";
}

}  // namespace

TEST_CASE("DeleteItem: deletes, quietly also what is not there", "[dynamodb][DeleteItem]") {
  Fixture on;
  on.make_table();
  on.put("tab", R"({"id":{"S":"a"},"n":{"N":"1"}})");
  CHECK(on.ok("DeleteItem", delete_item(R"({"id":{"S":"a"}})", R"(,"ReturnValues":"ALL_OLD")")) ==
        R"({"Attributes":{"id":{"S":"a"},"n":{"N":"1"}}})");
  CHECK(on.ok("DeleteItem", delete_item(R"({"id":{"S":"a"}})", R"(,"ReturnValues":"ALL_OLD")")) ==
        "{}");
  CHECK(on.ok("Scan", R"({"TableName":"tab"})") == R"({"Items":[],"Count":0,"ScannedCount":0})");
}

TEST_CASE("DeleteItem: index entries go with the item", "[dynamodb][DeleteItem]") {
  Fixture on;
  on.make_indexed_table();
  on.put("rng", R"({"pk":{"S":"a"},"sk":{"N":"1"},"g":{"S":"g"},"n":{"N":"1"},"s":{"S":"s"}})");
  on.ok("DeleteItem", R"({"TableName":"rng","Key":{"pk":{"S":"a"},"sk":{"N":"1"}}})");
  for (const char* index : {"by-s", "by-g", "few"}) {
    CHECK(on.ok("Scan", R"({"TableName":"rng","IndexName":")" + std::string(index) + R"("})") ==
          R"({"Items":[],"Count":0,"ScannedCount":0})");
  }
}

TEST_CASE("DeleteItem: conditions and keys are checked", "[dynamodb][DeleteItem]") {
  Fixture on;
  on.make_table();
  on.put("tab", R"({"id":{"S":"a"},"n":{"N":"1"}})");
  CHECK(
      on.error("DeleteItem", delete_item(R"({"id":{"S":"a"}})", R"(,"ConditionExpression":"n > :n",
          "ExpressionAttributeValues":{":n":{"N":"1"}})")) ==
      "ConditionalCheckFailedException: The conditional request failed");
  CHECK(on.error("DeleteItem", delete_item("{}")) ==
        "ValidationException: The provided key element does not match the schema");
  CHECK(on.error("DeleteItem", delete_item("{}", R"(,"ReturnValues":"UPDATED_OLD")")) ==
        "ValidationException: ReturnValues can only be ALL_OLD or NONE");
}
