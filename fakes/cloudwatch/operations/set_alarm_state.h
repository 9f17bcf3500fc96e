// Puts an alarm into a state until its next evaluation.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
#pragma once

#include <optional>
#include <string>

#include "fakes/cloudwatch/cloudwatch.h"
#include "fakes/cloudwatch/shapes.h"

namespace cloudwatch {

struct SetAlarmStateRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "cloudwatch";
  static constexpr std::string_view kOperation = "SetAlarmState";
  std::string alarm_name;
  std::string state_value;
  std::string state_reason;
  std::optional<std::string> state_reason_data;
  static const aws::Structure& shape();
};

// Runs the actions of the new state if the alarm was in another one. Errors: ResourceNotFound,
// InvalidFormat for reason data that is no JSON.
EmptyResponse set_alarm_state(CloudWatch& cloudwatch, const aws::Call& call,
                              const SetAlarmStateRequest& request);

}  // namespace cloudwatch
