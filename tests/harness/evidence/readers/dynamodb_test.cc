#include "tests/harness/evidence/collected.h"
#include "tests/harness/evidence/mutations.h"
#include "tests/support/catch.h"

using tests::collected;
using tests::collected_of;

namespace {

constexpr char kTable[] = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders-state";

}  // namespace

TEST_CASE("DynamoDB: a full export knows its table and its time by its manifest",
          "[evidence][dynamodb]") {
  const auto all = collected("dynamodb/export");
  CHECK(all->all_is_well());
  const auto items = all->of("dynamodb:Item");
  REQUIRE(items.size() == 2);
  CHECK(items[0].resource == kTable);
  CHECK(items[0].time == sim::from_unix_ms(1767603600000));
  CHECK(items[0].payload ==
        R"({"pk": {"S": "order#1041"}, "state": {"S": "open"}, "n": {"N": "1041"}})");
  REQUIRE(all->of("dynamodb:Export").size() == 1);
  CHECK(all->of("dynamodb:Export")[0].time == items[0].time);
  CHECK(all->of("dynamodb:ExportFile").size() == 1);
}

TEST_CASE("DynamoDB: an incremental export has the time of each change", "[evidence][dynamodb]") {
  const auto all = collected("dynamodb/incremental.json.gz");
  CHECK(all->all_is_well());
  REQUIRE(all->facts.size() == 2);
  CHECK(all->facts[0].operation == "dynamodb:NetChange");
  CHECK(all->facts[0].time == sim::Time{std::chrono::microseconds{1767607260000001}});
  CHECK(all->facts[0].resolution == std::chrono::microseconds{1});
  CHECK(all->facts[0].payload.find("OldImage") == std::string::npos);
  CHECK(all->facts[1].payload.find("NewImage") == std::string::npos);
}

TEST_CASE("DynamoDB: scan and batch-get-item have no time", "[evidence][dynamodb]") {
  const auto scan = collected("dynamodb/scan.json");
  CHECK(scan->all_is_well());
  REQUIRE(scan->facts.size() == 2);
  CHECK_FALSE(scan->facts[0].time);
  const auto batch = collected("dynamodb/batch-get-item.json");
  CHECK(batch->all_is_well());
  REQUIRE(batch->facts.size() == 1);
  CHECK(batch->facts[0].resource == "orders-state");
}

TEST_CASE("DynamoDB: records of a stream", "[evidence][dynamodb]") {
  const auto all = collected("dynamodb/stream-records.json");
  CHECK(all->all_is_well());
  REQUIRE(all->facts.size() == 2);
  CHECK(all->facts[0].operation == "dynamodb:StreamMODIFY");
  CHECK(all->facts[0].resource == kTable);
  CHECK(all->facts[0].time == sim::from_unix_ms(1767607260000));
  CHECK(all->facts[0].order == "111000000000000000000001");
  CHECK(all->facts[1].operation == "dynamodb:StreamREMOVE");
  CHECK(all->facts[1].actor == "dynamodb.amazonaws.com");
  CHECK(all->facts[1].time == sim::from_unix_ms(1767607261000));
}

TEST_CASE("DynamoDB: what is missing is told", "[evidence][dynamodb]") {
  const auto all = collected_of(R"({"Items":[7],"Count":1}{"Keys":{},"Metadata":{}})");
  CHECK(all->facts.size() == 1);
  CHECK(all->unknown["an item of DynamoDB that is no object"].size() == 1);
  CHECK(all->unknown["a change of an export without WriteTimestampMicros"].size() == 1);
}

TEST_CASE("DynamoDB: broken in any way, no crash", "[evidence][dynamodb]") {
  const std::string text =
      R"({"Item":{"pk":{"S":"a"}}}
{"Metadata":{"WriteTimestampMicros":{"N":"1680109764000000"}},"Keys":{},"NewImage":{}}
{"eventID":"1","eventName":"MODIFY","dynamodb":{"SequenceNumber":"1","Keys":{}}}
{"Items":[{"pk":{"S":"a"}}],"Count":1})";
  for (const std::string& broken : tests::mutations(text)) {
    CHECK(collected_of(broken)->facts.size() <= 8);
  }
}
