#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;

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
