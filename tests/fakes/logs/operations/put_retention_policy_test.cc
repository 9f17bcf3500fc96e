#include "fakes/logs/operations/put_retention_policy.h"

#include "fakes/logs/operations/describe_log_groups.h"
#include "fakes/logs/operations/filter_log_events.h"
#include "tests/fakes/logs/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::LogsFixture;

TEST_CASE_METHOD(LogsFixture, "PutRetentionPolicy: older events are not seen any more",
                 "[logs][PutRetentionPolicy]") {
  group();
  stream();
  put("old");
  pass(std::chrono::hours{23});
  put("young");
  logs::PutRetentionPolicyRequest request;
  request.log_group_name = "/ecs/web";
  request.retention_in_days = 1;
  call(request);
  const logs::DescribeLogGroupsRequest describe;
  CHECK(call(describe).log_groups[0].retention_in_days == 1);
  logs::FilterLogEventsRequest filter;
  filter.log_group_name = "/ecs/web";
  CHECK(call(filter).events.size() == 2);
  pass(std::chrono::hours{2});
  REQUIRE(call(filter).events.size() == 1);
  CHECK(call(filter).events[0].message == "young");
}

TEST_CASE_METHOD(LogsFixture, "PutRetentionPolicy: AWS offers certain numbers of days only",
                 "[logs][PutRetentionPolicy]") {
  group();
  logs::PutRetentionPolicyRequest request;
  request.log_group_name = "/ecs/web";
  request.retention_in_days = 2;
  CHECK(error_code([&] { call(request); }) == "InvalidParameterException");
  request.retention_in_days = 7;
  request.log_group_name = "none";
  CHECK(error_code([&] { call(request); }) == "ResourceNotFoundException");
}
