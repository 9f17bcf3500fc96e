#include "tests/fakes/dynamodb/fixture.h"

TEST_CASE("DescribeLimits: the quotas of a new account", "[dynamodb][DescribeLimits]") {
  dynamodb::test::Fixture on;
  CHECK(on.ok("DescribeLimits", "{}") ==
        R"({"AccountMaxReadCapacityUnits":80000,"AccountMaxWriteCapacityUnits":80000,)"
        R"("TableMaxReadCapacityUnits":40000,"TableMaxWriteCapacityUnits":40000})");
}
