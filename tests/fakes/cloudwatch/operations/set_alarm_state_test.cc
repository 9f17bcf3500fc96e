#include "fakes/cloudwatch/operations/set_alarm_state.h"

#include <nlohmann/json.hpp>

#include "tests/fakes/cloudwatch/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using tests::CloudWatchFixture;
using tests::error_code;

namespace {

struct SetAlarmStateFixture : CloudWatchFixture {
  cloudwatch::SetAlarmStateRequest request;
  SetAlarmStateFixture() {
    const auto put = dlq_alarm();
    call(put);
    request.alarm_name = "dlq";
    request.state_value = "ALARM";
    request.state_reason = "a drill";
  }
};

}  // namespace

TEST_CASE_METHOD(SetAlarmStateFixture,
                 "SetAlarmState: runs the actions, and the next evaluation corrects it",
                 "[cloudwatch][SetAlarmState]") {
  call(request);
  REQUIRE(topics.messages.size() == 1);
  CHECK(topics.messages[0].subject == "ALARM: \"dlq\" in US West (Oregon)");
  const auto message = nlohmann::json::parse(topics.messages[0].message);
  CHECK(message["NewStateReason"] == "a drill");
  CHECK(message["OldStateValue"] == "INSUFFICIENT_DATA");
  call(request);
  CHECK(topics.messages.size() == 1);
  pass(60s);
  CHECK(alarm().state_value == "OK");
  CHECK(topics.messages.size() == 2);
}

TEST_CASE_METHOD(SetAlarmStateFixture, "SetAlarmState: unknown alarms, states and data are refused",
                 "[cloudwatch][SetAlarmState]") {
  request.state_reason_data = "{";
  CHECK(error_code([&] { call(request); }) == "InvalidFormatFault");
  request.state_reason_data = "{}";
  request.state_value = "RED";
  CHECK(error_code([&] { call(request); }) == "ValidationError");
  request.state_value = "OK";
  request.alarm_name = "none";
  CHECK(error_code([&] { call(request); }) == "ResourceNotFound");
}
