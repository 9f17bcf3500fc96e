// Removes a log group with its streams and events.
//
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html
#pragma once

#include <string>

#include "fakes/logs/logs.h"
#include "fakes/logs/shapes.h"

namespace logs {

struct DeleteLogGroupRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "logs";
  static constexpr std::string_view kOperation = "DeleteLogGroup";
  std::string log_group_name;
  static const aws::Structure& shape();
};

// Errors: ResourceNotFoundException.
EmptyResponse delete_log_group(Logs& logs, const aws::Call& call,
                               const DeleteLogGroupRequest& request);

}  // namespace logs
