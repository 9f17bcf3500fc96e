#include "tests/fakes/dynamodb/fixture.h"

TEST_CASE("DescribeEndpoints: the endpoint is the one that was called",
          "[dynamodb][DescribeEndpoints]") {
  dynamodb::test::Fixture on;
  const std::string body = on.ok("DescribeEndpoints", "{}");
  CHECK(body.starts_with(R"({"Endpoints":[{"Address":")"));
  CHECK(body.ends_with(R"(","CachePeriodInMinutes":1440}]})"));
  CHECK(body.find("http") == std::string::npos);
}
