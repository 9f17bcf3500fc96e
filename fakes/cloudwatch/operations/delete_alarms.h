// Removes alarms.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html
#pragma once

#include <string>
#include <vector>

#include "fakes/cloudwatch/cloudwatch.h"
#include "fakes/cloudwatch/shapes.h"

namespace cloudwatch {

struct DeleteAlarmsRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "cloudwatch";
  static constexpr std::string_view kOperation = "DeleteAlarms";
  std::vector<std::string> alarm_names;
  static const aws::Structure& shape();
};

// Removes all of the alarms or none: if one does not exist, the error is ResourceNotFound.
EmptyResponse delete_alarms(CloudWatch& cloudwatch, const aws::Call& call,
                            const DeleteAlarmsRequest& request);

}  // namespace cloudwatch
