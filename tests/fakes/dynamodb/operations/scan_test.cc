#include "fakes/dynamodb/operations/scan.h"

#include <algorithm>
#include <set>

#include "fakes/dynamodb/operations/put_item.h"
#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::AttributeValue;
using dynamodb::Item;
using dynamodb::test::Fixture;

namespace {

struct FilledForScan : Fixture {
  static constexpr int kItems = 100;

  FilledForScan() {
    make_table();
    for (int i = 0; i < kItems; ++i) {
      dynamodb::PutItemRequest request;
      request.table_name = "tab";
      request.item = Item{{"id", AttributeValue::s("item-" + std::to_string(i))},
                          {"i", AttributeValue::n(dynamodb::Number(i))}};
      call(request);
    }
  }

  // Every id that a scan gives, page by page.
  std::vector<std::string> ids(dynamodb::ScanRequest request) {
    std::vector<std::string> found;
    while (true) {
      const auto response = call(request);
      for (const auto& item : *response.items) found.push_back(*item.get().at("id").as_s());
      if (!response.last_evaluated_key) return found;
      request.exclusive_start_key = *response.last_evaluated_key;
    }
  }
};

dynamodb::ScanRequest all() {
  dynamodb::ScanRequest request;
  request.table_name = "tab";
  return request;
}

}  // namespace

TEST_CASE("Scan: every item once, in no order of the keys", "[dynamodb][Scan]") {
  FilledForScan on;
  for (const int limit : {7, 100, 1000}) {
    auto request = all();
    request.limit = limit;
    const auto found = on.ids(request);
    CHECK(found.size() == FilledForScan::kItems);
    CHECK(std::set<std::string>(found.begin(), found.end()).size() == FilledForScan::kItems);
    CHECK_FALSE(std::is_sorted(found.begin(), found.end()));
  }
}

TEST_CASE("Scan: segments share the table between them", "[dynamodb][Scan]") {
  FilledForScan on;
  for (const int total : {1, 3, 8}) {
    std::multiset<std::string> seen;
    for (int segment = 0; segment < total; ++segment) {
      auto request = all();
      request.segment = segment;
      request.total_segments = total;
      request.limit = 5;
      const auto found = on.ids(request);
      if (total == 3) CHECK(found.size() > 15);
      seen.insert(found.begin(), found.end());
    }
    CHECK(seen.size() == FilledForScan::kItems);
    CHECK(std::set<std::string>(seen.begin(), seen.end()).size() == FilledForScan::kItems);
  }
}

TEST_CASE("Scan: segments are checked", "[dynamodb][Scan]") {
  FilledForScan on;
  CHECK(on.error("Scan", R"({"TableName":"tab","Segment":0})") ==
        "ValidationException: The TotalSegments parameter is required but was not present in the "
        "request when Segment parameter is present");
  CHECK(on.error("Scan", R"({"TableName":"tab","TotalSegments":4})") ==
        "ValidationException: The Segment parameter is required but was not present in the request "
        "when parameter TotalSegments is present");
  CHECK(on.error("Scan", R"({"TableName":"tab","Segment":5,"TotalSegments":5})") ==
        "ValidationException: The Segment parameter is zero-based and must be less than parameter "
        "TotalSegments: Segment: 5 is not less than TotalSegments: 5");
  auto first = all();
  first.segment = 0;
  first.total_segments = 2;
  first.limit = 1;
  auto second = first;
  second.segment = 1;
  second.exclusive_start_key = on.call(first).last_evaluated_key;
  CHECK(tests::error_message([&] { on.call(second); }) ==
        "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use "
        "ExclusiveStartKey with correct Segment. TotalSegments: 2 Segment: 1");
}

TEST_CASE("Scan: filter, count and capacity", "[dynamodb][Scan]") {
  FilledForScan on;
  CHECK(on.ok("Scan", R"({"TableName":"tab","Select":"COUNT","FilterExpression":"i < :ten",
          "ExpressionAttributeValues":{":ten":{"N":"10"}},"ReturnConsumedCapacity":"TOTAL"})") ==
        R"({"Count":10,"ScannedCount":100,)"
        R"("ConsumedCapacity":{"TableName":"tab","CapacityUnits":0.5}})");
  CHECK(on.ok("Scan", R"({"TableName":"tab","FilterExpression":"id = :id",
          "ProjectionExpression":"i","ExpressionAttributeValues":{":id":{"S":"item-42"}}})") ==
        R"({"Items":[{"i":{"N":"42"}}],"Count":1,"ScannedCount":100})");
}

TEST_CASE("Scan: an index holds only the items that have its keys", "[dynamodb][Scan]") {
  Fixture on;
  on.make_indexed_table();
  on.put("rng", R"({"pk":{"S":"a"},"sk":{"N":"1"},"g":{"S":"g"},"y":{"S":"y"}})");
  on.put("rng", R"({"pk":{"S":"a"},"sk":{"N":"2"}})");
  CHECK(on.ok("Scan", R"({"TableName":"rng","IndexName":"few"})") ==
        R"({"Items":[{"g":{"S":"g"},"pk":{"S":"a"},"sk":{"N":"1"}}],"Count":1,"ScannedCount":1})");
  CHECK(on.error("Scan", R"({"TableName":"rng","IndexName":"few","ConsistentRead":true})") ==
        "ValidationException: Consistent reads are not supported on global secondary indexes");
  CHECK(on.error("Scan", R"({"TableName":"rng","ExclusiveStartKey":{"pk":{"S":"a"}}})") ==
        "ValidationException: The provided starting key is invalid: The provided key element does "
        "not match the schema");
  CHECK(on.error("Scan", R"({"TableName":"rng","ExclusiveStartKey":{"pk":{"S":"a"},
          "x":{"N":"1"}}})") ==
        "ValidationException: The provided starting key is invalid: The provided key element does "
        "not match the schema");
  CHECK(on.error("Scan", R"({"TableName":"rng","IndexName":"few","ExclusiveStartKey":{
          "g":{"N":"1"},"pk":{"S":"a"},"sk":{"N":"1"}}})") ==
        "ValidationException: The provided starting key is invalid");
}

TEST_CASE("Scan: a filter on what the index does not hold finds nothing", "[dynamodb][Scan]") {
  Fixture on;
  on.make_indexed_table();
  on.put("rng", R"({"pk":{"S":"a"},"sk":{"N":"1"},"g":{"S":"g"},"y":{"S":"y"}})");
  CHECK(on.ok("Scan", R"j({"TableName":"rng","IndexName":"few",
          "FilterExpression":"attribute_exists(y)"})j") ==
        R"({"Items":[],"Count":0,"ScannedCount":1})");
}
