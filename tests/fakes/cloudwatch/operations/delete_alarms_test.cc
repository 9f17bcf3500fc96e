#include "fakes/cloudwatch/operations/delete_alarms.h"

#include "tests/fakes/cloudwatch/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using tests::CloudWatchFixture;

TEST_CASE_METHOD(CloudWatchFixture, "DeleteAlarms: a removed alarm is evaluated no more",
                 "[cloudwatch][DeleteAlarms]") {
  const auto put = dlq_alarm();
  call(put);
  cloudwatch::DeleteAlarmsRequest request;
  request.alarm_names = {"dlq"};
  call(request);
  gauge.depth = 1;
  pass(5min);
  CHECK(topics.messages.empty());
  CHECK(gauge.samples == 0);
  CHECK(scheduler.empty());
}

TEST_CASE_METHOD(CloudWatchFixture, "DeleteAlarms: one that does not exist fails all, 404",
                 "[cloudwatch][DeleteAlarms]") {
  const auto put = dlq_alarm();
  call(put);
  cloudwatch::DeleteAlarmsRequest request;
  request.alarm_names = {"dlq", "none"};
  CHECK(tests::error_code([&] { call(request); }) == "ResourceNotFound");
  CHECK(alarm().alarm_name == "dlq");
}
