#include "fakes/cloudwatch/operations/enable_alarm_actions.h"

#include "tests/fakes/cloudwatch/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using tests::CloudWatchFixture;

TEST_CASE_METHOD(CloudWatchFixture, "EnableAlarmActions: actions run again",
                 "[cloudwatch][EnableAlarmActions]") {
  auto put = dlq_alarm();
  put.actions_enabled = false;
  call(put);
  gauge.depth = 1;
  pass(60s);
  CHECK(alarm().state_value == "ALARM");
  CHECK(topics.messages.empty());
  cloudwatch::EnableAlarmActionsRequest request;
  request.alarm_names = {"dlq", "none"};
  call(request);
  gauge.depth = 0;
  pass(60s);
  CHECK(topics.messages.size() == 1);
}
