#include "fakes/logs/operations/describe_log_groups.h"

#include "tests/fakes/logs/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::LogsFixture;

TEST_CASE_METHOD(LogsFixture, "DescribeLogGroups: by prefix, by pattern, in pages",
                 "[logs][DescribeLogGroups]") {
  for (const char* name : {"/ecs/web", "/ecs/api", "/aws/lambda/x"}) group(name);
  stream();
  put("12345");
  logs::DescribeLogGroupsRequest request;
  request.log_group_name_prefix = "/ecs/";
  auto found = call(request).log_groups;
  REQUIRE(found.size() == 2);
  CHECK(found[0].log_group_name == "/ecs/api");
  CHECK(found[1].arn == "arn:aws:logs:us-west-2:000000000000:log-group:/ecs/web:*");
  CHECK(found[1].log_group_arn == "arn:aws:logs:us-west-2:000000000000:log-group:/ecs/web");
  CHECK(found[1].stored_bytes == 31);
  CHECK(found[1].creation_time == now_ms());
  CHECK_FALSE(found[1].retention_in_days);
  request.log_group_name_prefix.reset();
  request.log_group_name_pattern = "web";
  CHECK(call(request).log_groups.size() == 1);
  request.log_group_name_pattern.reset();
  request.limit = 2;
  const auto first = call(request);
  REQUIRE(first.next_token);
  request.next_token = first.next_token;
  found = call(request).log_groups;
  REQUIRE(found.size() == 1);
  CHECK(found[0].log_group_name == "/ecs/web");
}

TEST_CASE_METHOD(LogsFixture, "DescribeLogGroups: what is refused", "[logs][DescribeLogGroups]") {
  logs::DescribeLogGroupsRequest request;
  request.log_group_name_prefix = "a";
  request.log_group_name_pattern = "b";
  CHECK(error_code([&] { call(request); }) == "InvalidParameterException");
  request.log_group_name_prefix.reset();
  request.next_token = "what";
  CHECK(error_message([&] { call(request); }) == "The specified nextToken is invalid.");
  request.limit = 51;
  CHECK(error_message([&] { call(request); }).find("less than or equal to 50") !=
        std::string::npos);
}
