#include "fakes/logs/operations/delete_retention_policy.h"

#include "fakes/logs/operations/describe_log_groups.h"
#include "fakes/logs/operations/put_retention_policy.h"
#include "tests/fakes/logs/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::LogsFixture;

TEST_CASE_METHOD(LogsFixture, "DeleteRetentionPolicy: events are kept for ever again",
                 "[logs][DeleteRetentionPolicy]") {
  group();
  logs::PutRetentionPolicyRequest put_policy;
  put_policy.log_group_name = "/ecs/web";
  put_policy.retention_in_days = 7;
  call(put_policy);
  logs::DeleteRetentionPolicyRequest request;
  request.log_group_name = "/ecs/web";
  call(request);
  const logs::DescribeLogGroupsRequest describe;
  CHECK_FALSE(call(describe).log_groups[0].retention_in_days);
  request.log_group_name = "none";
  CHECK(error_code([&] { call(request); }) == "ResourceNotFoundException");
}
