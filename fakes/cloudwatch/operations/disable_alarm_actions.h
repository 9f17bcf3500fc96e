// Keeps the actions of alarms from running.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DisableAlarmActions.html
#pragma once

#include <string>
#include <vector>

#include "fakes/cloudwatch/cloudwatch.h"
#include "fakes/cloudwatch/shapes.h"

namespace cloudwatch {

struct DisableAlarmActionsRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "cloudwatch";
  static constexpr std::string_view kOperation = "DisableAlarmActions";
  std::vector<std::string> alarm_names;
  static const aws::Structure& shape();
};

// Alarms that do not exist are passed over.
EmptyResponse disable_alarm_actions(CloudWatch& cloudwatch, const aws::Call& call,
                                    const DisableAlarmActionsRequest& request);

}  // namespace cloudwatch
