// Lets the actions of alarms run.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_EnableAlarmActions.html
#pragma once

#include <string>
#include <vector>

#include "fakes/cloudwatch/cloudwatch.h"
#include "fakes/cloudwatch/shapes.h"

namespace cloudwatch {

struct EnableAlarmActionsRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "cloudwatch";
  static constexpr std::string_view kOperation = "EnableAlarmActions";
  std::vector<std::string> alarm_names;
  static const aws::Structure& shape();
};

// Alarms that do not exist are passed over.
EmptyResponse enable_alarm_actions(CloudWatch& cloudwatch, const aws::Call& call,
                                   const EnableAlarmActionsRequest& request);

}  // namespace cloudwatch
