#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;

namespace {

std::string batch_write(const std::string& writes, const std::string& more = {}) {
  return R"({"RequestItems":{"tab":[)" + writes + "]}" + more + "}";
}

std::string put_request(const std::string& id) {
  return R"({"PutRequest":{"Item":{"id":{"S":")" + id + R"("}}}})";
}

std::string delete_request(const std::string& id) {
  return R"({"DeleteRequest":{"Key":{"id":{"S":")" + id + R"("}}}})";
}

}  // namespace

TEST_CASE("BatchWriteItem: puts and deletes", "[dynamodb][BatchWriteItem]") {
  Fixture on;
  on.make_table();
  on.put("tab", R"({"id":{"S":"old"}})");
  CHECK(on.ok("BatchWriteItem",
              batch_write(put_request("a") + "," + put_request("b") + "," + delete_request("old"),
                          R"(,"ReturnConsumedCapacity":"TOTAL")")) ==
        R"({"UnprocessedItems":{},"ConsumedCapacity":[{"TableName":"tab","CapacityUnits":3}]})");
  CHECK(on.ok("Scan", R"({"TableName":"tab","Select":"COUNT"})") ==
        R"({"Count":2,"ScannedCount":2})");
}

TEST_CASE("BatchWriteItem: errors write nothing", "[dynamodb][BatchWriteItem]") {
  Fixture on;
  on.make_table();
  CHECK(on.error("BatchWriteItem", R"({"RequestItems":{}})") ==
        "ValidationException: The requestItems parameter is required for BatchWriteItem");
  CHECK(on.error("BatchWriteItem", batch_write(put_request("a") + "," + delete_request("a"))) ==
        "ValidationException: Provided list of item keys contains duplicates");
  CHECK(on.error("BatchWriteItem",
                 batch_write(put_request("a") + R"(,{"PutRequest":{"Item":{"id":{"N":"5"}}}})")) ==
        "ValidationException: The provided key element does not match the schema");
  CHECK(on.error("BatchWriteItem", R"({"RequestItems":{"tab":[)" + put_request("a") +
                                       R"(],"zzz":[)" + put_request("a") + "]}}") ==
        "ResourceNotFoundException: Requested resource not found");
  std::string many = put_request("0");
  for (int i = 1; i < 26; ++i) many += "," + put_request(std::to_string(i));
  CHECK(on.error("BatchWriteItem", batch_write(many)) ==
        "ValidationException: 1 validation error detected: Value '{tab=[]}' at 'requestItems' "
        "failed to satisfy constraint: Map value must satisfy constraint: [Member must have length "
        "less than or equal to 25, Member must have length greater than or equal to 1]");
  CHECK(on.ok("Scan", R"({"TableName":"tab","Select":"COUNT"})") ==
        R"({"Count":0,"ScannedCount":0})");
}
