#include "fakes/logs/operations/delete_log_group.h"

#include "fakes/logs/operations/describe_log_groups.h"
#include "tests/fakes/logs/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::LogsFixture;

TEST_CASE_METHOD(LogsFixture, "DeleteLogGroup: takes streams and events along",
                 "[logs][DeleteLogGroup]") {
  group();
  stream();
  put("a");
  logs::DeleteLogGroupRequest request;
  request.log_group_name = "/ecs/web";
  call(request);
  const logs::DescribeLogGroupsRequest describe;
  CHECK(call(describe).log_groups.empty());
  CHECK(error_message([&] { call(request); }) == "The specified log group does not exist.");
  group();
  CHECK(error_code([&] { put("b"); }) == "ResourceNotFoundException");
}
