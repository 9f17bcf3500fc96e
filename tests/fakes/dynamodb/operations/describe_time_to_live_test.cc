#include <chrono>

#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;
using namespace std::chrono_literals;

TEST_CASE("DescribeTimeToLive: disabled, then enabled with its attribute",
          "[dynamodb][DescribeTimeToLive]") {
  Fixture on;
  on.make_table();
  CHECK(on.ok("DescribeTimeToLive", R"({"TableName":"tab"})") ==
        R"({"TimeToLiveDescription":{"TimeToLiveStatus":"DISABLED"}})");
  on.ok("UpdateTimeToLive", R"({"TableName":"tab",
    "TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}})");
  CHECK(on.ok("DescribeTimeToLive", R"({"TableName":"tab"})") ==
        R"({"TimeToLiveDescription":{"TimeToLiveStatus":"ENABLED","AttributeName":"ttl"}})");
}

TEST_CASE("DescribeTimeToLive: an unknown table is named", "[dynamodb][DescribeTimeToLive]") {
  Fixture on;
  CHECK(on.error("DescribeTimeToLive", R"({"TableName":"nope"})") ==
        "ResourceNotFoundException: Requested resource not found: Table: nope not found");
}

TEST_CASE("DescribeTimeToLive: only of an active table", "[dynamodb][DescribeTimeToLive]") {
  Fixture on{dynamodb::test::taking(5s, 3s)};
  on.make_table();
  const std::string table = R"({"TableName":"tab"})";
  CHECK(on.error("DescribeTimeToLive", table) ==
        "ValidationException: Cannot describe time to live while table is in CREATING state: "
        "Current table state is CREATING");
  on.pass(5s);
  on.ok("DescribeTimeToLive", table);
  on.ok("DeleteTable", table);
  CHECK(on.error("DescribeTimeToLive", table) ==
        "ValidationException: Cannot describe time to live while table is in DELETING state: "
        "Current table state is DELETING");
}
