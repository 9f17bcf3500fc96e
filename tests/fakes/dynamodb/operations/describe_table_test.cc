#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;

TEST_CASE("DescribeTable: an unknown table is named", "[dynamodb][DescribeTable]") {
  Fixture on;
  CHECK(on.error("DescribeTable", R"({"TableName":"nope"})") ==
        "ResourceNotFoundException: Requested resource not found: Table: nope not found");
}

TEST_CASE("DescribeTable: says keys, indexes, counts and sizes", "[dynamodb][DescribeTable]") {
  Fixture on;
  on.make_indexed_table();
  on.put("rng", R"({"pk":{"S":"a"},"sk":{"N":"1"},"g":{"S":"g"},"x":{"S":"xx"},"y":{"S":"yyy"}})");
  on.put("rng", R"({"pk":{"S":"a"},"sk":{"N":"2"}})");
  const std::string body = on.ok("DescribeTable", R"({"TableName":"rng"})");
  const auto has = [&](const char* part) { return body.find(part) != std::string::npos; };
  CAPTURE(body);
  CHECK(has(R"("TableStatus":"ACTIVE")"));
  // Names and values: pk 3, sk 4, g 2, x 3, y 4 of the first item, pk 3, sk 4 of the second.
  CHECK(has(R"("TableSizeBytes":23,"ItemCount":2)"));
  CHECK(has(R"("IndexName":"by-s")"));
  CHECK(has(R"("IndexStatus":"ACTIVE")"));
  CHECK(has(R"("IndexArn":"arn:aws:dynamodb:us-west-2:000000000000:table/rng/index/few")"));
  // `few` holds pk, sk, g and x of the first item.
  CHECK(has(R"("IndexSizeBytes":12,"ItemCount":1)"));
  // `by-g` needs n, `by-s` needs s: neither holds an item.
  CHECK(has(R"("IndexSizeBytes":0,"ItemCount":0)"));
}

TEST_CASE("DescribeTable: tables and items are found again in the store",
          "[dynamodb][DescribeTable]") {
  Fixture on;
  on.make_indexed_table();
  on.put("rng", R"({"pk":{"S":"a"},"sk":{"N":"1"},"s":{"S":"x"}})");
  const std::string before = on.ok("DescribeTable", R"({"TableName":"rng"})");
  dynamodb::DynamoDb again{on.environment};
  aws::Dispatcher dispatcher{on.environment};
  dispatcher.add(again);
  dynamodb::Table& table = again.tables().any(tests::Stage::caller(), "rng");
  CHECK(table.indexes.size() == 3);
  CHECK(again.items().totals(table).items == 1);
  CHECK(before.find(table.table_id) != std::string::npos);
}
