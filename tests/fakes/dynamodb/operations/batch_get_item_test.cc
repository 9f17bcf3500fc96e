#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;

namespace {

std::string batch_get(const std::string& items, const std::string& more = {}) {
  return R"({"RequestItems":)" + items + more + "}";
}

}  // namespace

TEST_CASE("BatchGetItem: items of several tables, those that are there",
          "[dynamodb][BatchGetItem]") {
  Fixture on;
  on.make_table();
  on.make_indexed_table();
  on.put("tab", R"({"id":{"S":"a"},"x":{"N":"1"}})");
  on.put("rng", R"({"pk":{"S":"a"},"sk":{"N":"1"}})");
  CHECK(on.ok("BatchGetItem", batch_get(R"({"tab":{"Keys":[{"id":{"S":"a"}},{"id":{"S":"b"}}],
                        "ProjectionExpression":"x"},
                        "rng":{"Keys":[{"pk":{"S":"a"},"sk":{"N":"1"}}],"ConsistentRead":true}})",
                                        R"(,"ReturnConsumedCapacity":"TOTAL")")) ==
        R"({"Responses":{"rng":[{"pk":{"S":"a"},"sk":{"N":"1"}}],"tab":[{"x":{"N":"1"}}]},)"
        R"("UnprocessedKeys":{},"ConsumedCapacity":[{"TableName":"rng","CapacityUnits":1},)"
        R"({"TableName":"tab","CapacityUnits":1}]})");
}

TEST_CASE("BatchGetItem: errors", "[dynamodb][BatchGetItem]") {
  Fixture on;
  on.make_table();
  CHECK(on.error("BatchGetItem", batch_get("{}")) ==
        "ValidationException: The requestItems parameter is required for BatchGetItem");
  CHECK(on.error("BatchGetItem",
                 batch_get(R"({"tab":{"Keys":[{"id":{"S":"a"}},{"id":{"S":"a"}}]}})")) ==
        "ValidationException: Provided list of item keys contains duplicates");
  CHECK(on.error("BatchGetItem", batch_get(R"({"nope":{"Keys":[{"id":{"S":"a"}}]}})")) ==
        "ResourceNotFoundException: Requested resource not found");
  CHECK(on.error("BatchGetItem", batch_get(R"({"tab":{"Keys":[{"x":{"S":"a"}}]}})")) ==
        "ValidationException: The provided key element does not match the schema");
  CHECK(
      on.error("BatchGetItem",
               batch_get(R"({"tab":{"Keys":[{"id":{"S":"a"}}],"ProjectionExpression":"a, a"}})")) ==
      "ValidationException: Invalid ProjectionExpression: Two document paths overlap with each "
      "other; must remove or rewrite one of these paths; path one: [a], path two: [a]");
}

TEST_CASE("BatchGetItem: expressions and names are not mixed, not even between tables",
          "[dynamodb][BatchGetItem]") {
  Fixture on;
  on.make_table();
  on.make_indexed_table();
  CHECK(
      on.error("BatchGetItem",
               batch_get(R"({"tab":{"Keys":[{"id":{"S":"a"}}],"ProjectionExpression":"x"},
                  "rng":{"Keys":[{"pk":{"S":"a"},"sk":{"N":"1"}}],"AttributesToGet":["x"]}})")) ==
      "ValidationException: Can not use both expression and non-expression parameters in the same "
      "request: Non-expression parameters: {AttributesToGet} Expression parameters: "
      "{ProjectionExpression}");
}

TEST_CASE("BatchGetItem: what goes beyond 16 MB is left unprocessed", "[dynamodb][BatchGetItem]") {
  Fixture on;
  on.make_table();
  const std::string big(390 * 1024, 'x');
  std::string keys;
  for (int i = 0; i < 50; ++i) {
    const std::string key = R"("id":{"S":")" + std::to_string(i) + R"("})";
    on.put("tab", "{" + key + R"(,"x":{"S":")" + big + R"("}})");
    keys += (i == 0 ? "{" : ",{") + key + "}";
  }
  const std::string body = on.ok("BatchGetItem", batch_get(R"({"tab":{"Keys":[)" + keys +
                                                           R"(],"ProjectionExpression":"id"}})"));
  CHECK(body.find(R"("UnprocessedKeys":{"tab":{"Keys":[{"id":{"S":"43"}})") != std::string::npos);
}
