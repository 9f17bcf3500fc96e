// Items that are still there though their time to live is over.
#include "fakes/dynamodb/faults.h"
#include "tests/fakes/dynamodb/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;

namespace {

const std::string kItemA = R"({"TableName":"tab","Key":{"id":{"S":"a"}}})";
const std::string kFindA = R"({"TableName":"tab","ConsistentRead":true,"Key":{"id":{"S":"a"}}})";
const std::string kNoItem = "{}";

struct LateTtl : dynamodb::test::Fixture {
  void add(const aws::FaultKind& kind, sim::Duration by, std::uint64_t number = 0) {
    environment.faults.add({.kind = &kind, .number = number, .parameters = {{"by", by.count()}}},
                           scheduler.now());
  }
  // A table `tab` that has a time to live, in the attribute `ttl`.
  void make_expiring_table() {
    make_table();
    ok("UpdateTimeToLive", R"({"TableName":"tab",
        "TimeToLiveSpecification":{"AttributeName":"ttl","Enabled":true}})");
  }
  void put_expiring(const std::string& id, sim::Duration after) {
    const std::string second = std::to_string(sim::unix_s(scheduler.now() + after));
    put("tab", R"({"id":{"S":")" + id + R"("},"ttl":{"N":")" + second + R"("}})");
  }
  // What the item that was deleted last for its time to live was deleted for: "" if for that only.
  std::string cause_of_expiry() {
    std::uint64_t cause = 0;
    for (const sim::Event& event : journal.events()) {
      if (event.kind == "dynamodb.ttl_deleted") cause = event.cause;
    }
    return cause == 0 ? "" : std::string(journal.events().at(cause - 1).kind);
  }
};

}  // namespace

TEST_CASE_METHOD(LateTtl, "dynamodb.late_ttl: the item is there for a while, and then gone",
                 "[dynamodb][faults]") {
  make_expiring_table();
  pass(1h);
  for (const char* id : {"a", "b"}) put_expiring(id, 60s);
  add(dynamodb::kLateTtl, 1h, 1);
  const std::string count_all = R"({"TableName":"tab","Select":"COUNT"})";
  pass(60s);
  CHECK(ok("Scan", count_all) == R"({"Count":1,"ScannedCount":1})");
  pass(59min + 59s);
  CHECK(ok("Scan", count_all) == R"({"Count":1,"ScannedCount":1})");
  pass(1s);
  CHECK(ok("Scan", count_all) == R"({"Count":0,"ScannedCount":0})");
  CHECK(cause_of_expiry() == "fault.struck");
}

TEST_CASE_METHOD(LateTtl, "dynamodb.late_ttl: an item that was written again is another",
                 "[dynamodb][faults]") {
  make_expiring_table();
  add(dynamodb::kLateTtl, 24h, 1);
  put_expiring("a", 60s);
  pass(60s);
  CHECK(dynamodb.time_to_live().left() == 1);
  SECTION("deleted before") { ok("DeleteItem", kItemA); }
  SECTION("replaced") {}
  put_expiring("a", 60s);
  CHECK(dynamodb.time_to_live().left() == 0);
  pass(60s);
  CHECK(ok("GetItem", kFindA) == kNoItem);
  CHECK(cause_of_expiry().empty());
}

TEST_CASE_METHOD(LateTtl, "dynamodb.late_ttl: a stale read does not end it", "[dynamodb][faults]") {
  make_expiring_table();
  add(dynamodb::kLateTtl, 24h, 1);
  add(dynamodb::kStaleRead, 10min);
  put_expiring("a", 1s);
  pass(1s);
  REQUIRE(dynamodb.time_to_live().left() == 1);
  CHECK(ok("GetItem", kItemA) == kNoItem);
  environment.faults.remove(2);
  put_expiring("b", 1s);
  pass(1s);
  CHECK(ok("GetItem", kFindA) != kNoItem);
  CHECK(environment.faults.rules().at(1).struck == 1);
}

TEST_CASE_METHOD(LateTtl, "dynamodb.late_ttl: nothing is known of items that are gone",
                 "[dynamodb][faults]") {
  make_expiring_table();
  add(dynamodb::kLateTtl, 24h);
  put_expiring("a", 60s);
  pass(60s);
  REQUIRE(dynamodb.time_to_live().left() == 1);
  SECTION("in the end") {
    pass(24h);
    CHECK(cause_of_expiry() == "fault.struck");
  }
  SECTION("deleted") { ok("DeleteItem", kItemA); }
  SECTION("with their table") { ok("DeleteTable", R"({"TableName":"tab"})"); }
  SECTION("kept, as nothing expires any more") {
    pass(1h);
    ok("UpdateTimeToLive", R"({"TableName":"tab",
        "TimeToLiveSpecification":{"AttributeName":"ttl","Enabled":false}})");
  }
  CHECK(dynamodb.time_to_live().left() == 0);
}
