#include <chrono>

#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;
using namespace std::chrono_literals;

TEST_CASE("DescribeContinuousBackups: always on, recovery off at first",
          "[dynamodb][DescribeContinuousBackups]") {
  Fixture on;
  on.make_table();
  CHECK(on.ok("DescribeContinuousBackups", R"({"TableName":"tab"})") ==
        R"({"ContinuousBackupsDescription":{"ContinuousBackupsStatus":"ENABLED",)"
        R"("PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"DISABLED"}}})");
}

TEST_CASE("DescribeContinuousBackups: a table that is not there, or not yet",
          "[dynamodb][DescribeContinuousBackups]") {
  Fixture on{dynamodb::test::taking(5s, 5s)};
  const std::string unknown = "TableNotFoundException: Table not found: tab";
  CHECK(on.error("DescribeContinuousBackups", R"({"TableName":"tab"})") == unknown);
  on.make_table();
  CHECK(on.error("DescribeContinuousBackups", R"({"TableName":"tab"})") == unknown);
  on.pass(5s);
  on.ok("DescribeContinuousBackups", R"({"TableName":"tab"})");
}
