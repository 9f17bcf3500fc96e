#include <chrono>

#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;
using namespace std::chrono_literals;

namespace {

std::string ttl(bool enabled, const std::string& attribute = "ttl") {
  return R"({"TableName":"tab","TimeToLiveSpecification":{"Enabled":)" +
         std::string(enabled ? "true" : "false") + R"(,"AttributeName":")" + attribute + R"("}})";
}

struct Timed : Fixture {
  Timed() { make_table(); }

  void put_expiring(const std::string& id, std::int64_t in_seconds) {
    const std::int64_t second = sim::unix_s(scheduler.now()) + in_seconds;
    put("tab", R"({"id":{"S":")" + id + R"("},"ttl":{"N":")" + std::to_string(second) + R"("}})");
  }
  bool exists(const std::string& id) {
    return ok("GetItem", R"({"TableName":"tab","Key":{"id":{"S":")" + id + R"("}}})") != "{}";
  }
  std::size_t deletions() {
    std::size_t count = 0;
    for (const sim::Event& event : journal.events()) count += event.kind == "dynamodb.ttl_deleted";
    return count;
  }
};

}  // namespace

TEST_CASE("UpdateTimeToLive: items go at the second of their attribute",
          "[dynamodb][UpdateTimeToLive]") {
  Timed on;
  CHECK(on.ok("UpdateTimeToLive", ttl(true)) ==
        R"({"TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}})");
  on.put_expiring("late", 7200);
  on.put_expiring("soon", 60);
  on.put("tab", R"({"id":{"S":"never"}})");
  on.put("tab", R"({"id":{"S":"text"},"ttl":{"S":"1"}})");
  on.pass(59s);
  CHECK(on.exists("soon"));
  on.pass(1s);
  CHECK_FALSE(on.exists("soon"));
  CHECK(on.exists("late"));
  on.pass(2h);
  CHECK_FALSE(on.exists("late"));
  CHECK(on.exists("never"));
  CHECK(on.exists("text"));
  CHECK(on.deletions() == 2);
  const sim::Event& event =
      *std::find_if(on.journal.events().begin(), on.journal.events().end(),
                    [](const sim::Event& one) { return one.kind == "dynamodb.ttl_deleted"; });
  CHECK(event.time == sim::kDefaultStart + 60s);
  CHECK(event.subject == "arn:aws:dynamodb:us-west-2:000000000000:table/tab");
  CHECK(event.data == R"({"table":"tab","key":{"id":{"S":"soon"}}})");
}

TEST_CASE("UpdateTimeToLive: many items of one second go at that second, in several callbacks",
          "[dynamodb][UpdateTimeToLive]") {
  Timed on;
  on.ok("UpdateTimeToLive", ttl(true));
  for (int i = 0; i < 2500; ++i) on.put_expiring(std::to_string(i), 60);
  const std::uint64_t before = on.scheduler.events_run();
  on.pass(60s);
  CHECK(on.deletions() == 2500);
  CHECK(on.scheduler.events_run() - before == 3);
  CHECK(on.journal.events().back().time == sim::kDefaultStart + 60s);
}

TEST_CASE("UpdateTimeToLive: items from before are found, and their index entries go too",
          "[dynamodb][UpdateTimeToLive]") {
  Fixture on;
  on.make_indexed_table();
  const std::string second = std::to_string(sim::unix_s(on.scheduler.now()) + 10);
  on.put("rng", R"({"pk":{"S":"a"},"sk":{"N":"1"},"g":{"S":"g"},"ttl":{"N":")" + second + R"("}})");
  on.ok("UpdateTimeToLive", R"({"TableName":"rng",
    "TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}})");
  on.pass(10s);
  CHECK(on.ok("Scan", R"({"TableName":"rng","IndexName":"few","Select":"COUNT"})") ==
        R"({"Count":0,"ScannedCount":0})");
}

TEST_CASE("UpdateTimeToLive: a time that is moved or taken away counts no more",
          "[dynamodb][UpdateTimeToLive]") {
  Timed on;
  on.ok("UpdateTimeToLive", ttl(true));
  on.put_expiring("moved", 10);
  on.put_expiring("moved", 100);
  on.put_expiring("kept", 10);
  on.ok("UpdateItem", R"({"TableName":"tab","Key":{"id":{"S":"kept"}},
    "UpdateExpression":"REMOVE #t","ExpressionAttributeNames":{"#t":"ttl"}})");
  on.pass(50s);
  CHECK(on.exists("moved"));
  on.pass(50s);
  CHECK_FALSE(on.exists("moved"));
  CHECK(on.exists("kept"));
}

TEST_CASE("UpdateTimeToLive: times long past delete at once, times beyond five years never",
          "[dynamodb][UpdateTimeToLive]") {
  Timed on;
  on.ok("UpdateTimeToLive", ttl(true));
  on.put_expiring("past", -3600);
  on.put_expiring("ancient", -6LL * 365 * 86400);
  on.pass(1s);
  CHECK_FALSE(on.exists("past"));
  CHECK(on.exists("ancient"));
}

TEST_CASE("UpdateTimeToLive: what cannot be changed", "[dynamodb][UpdateTimeToLive]") {
  Timed on;
  CHECK(on.error("UpdateTimeToLive", ttl(false)) ==
        "ValidationException: TimeToLive is already disabled");
  on.ok("UpdateTimeToLive", ttl(true));
  CHECK(on.error("UpdateTimeToLive", ttl(true)) ==
        "ValidationException: TimeToLive is already enabled");
  CHECK(on.error("UpdateTimeToLive", ttl(true, "other")) ==
        "ValidationException: TimeToLive is active on a different AttributeName: current "
        "AttributeName is ttl");
  CHECK(on.error("UpdateTimeToLive", ttl(false)) ==
        "ValidationException: Time to live has been modified multiple times within a fixed "
        "interval");
  on.pass(1h);
  on.put_expiring("safe", 10);
  on.ok("UpdateTimeToLive", ttl(false));
  on.pass(20s);
  CHECK(on.exists("safe"));
  CHECK(on.error("UpdateTimeToLive", R"({"TableName":"nope",
          "TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}})") ==
        "ResourceNotFoundException: Requested resource not found: Table: nope not found");
  CHECK(on.error("UpdateTimeToLive", ttl(true, "")) ==
        "ValidationException: 1 validation error detected: Value '' at "
        "'timeToLiveSpecification.attributeName' failed to satisfy constraint: Member must have "
        "length greater than or equal to 1");
}

TEST_CASE("UpdateTimeToLive: not while the table is being created",
          "[dynamodb][UpdateTimeToLive]") {
  Fixture on{dynamodb::test::taking(5s, 3s)};
  on.make_table();
  const std::string enable = R"({"TableName":"tab",
    "TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}})";
  CHECK(on.error("UpdateTimeToLive", enable) ==
        "ResourceInUseException: Attempt to change a resource which is still in use: Table tab is "
        "being created");
  on.pass(5s);
  on.ok("UpdateTimeToLive", enable);
}
