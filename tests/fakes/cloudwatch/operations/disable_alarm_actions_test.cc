#include "fakes/cloudwatch/operations/disable_alarm_actions.h"

#include "tests/fakes/cloudwatch/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using tests::CloudWatchFixture;

TEST_CASE_METHOD(CloudWatchFixture, "DisableAlarmActions: the state changes in silence",
                 "[cloudwatch][DisableAlarmActions]") {
  const auto put = dlq_alarm();
  call(put);
  cloudwatch::DisableAlarmActionsRequest request;
  request.alarm_names = {"dlq", "none"};
  call(request);
  gauge.depth = 1;
  pass(60s);
  CHECK(alarm().state_value == "ALARM");
  CHECK(topics.messages.empty());
}
