// Makes a log group, whose events are kept for ever.
//
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
#pragma once

#include <string>

#include "fakes/logs/logs.h"
#include "fakes/logs/shapes.h"

namespace logs {

struct CreateLogGroupRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "logs";
  static constexpr std::string_view kOperation = "CreateLogGroup";
  std::string log_group_name;
  static const aws::Structure& shape();
};

// Errors: InvalidParameterException, ResourceAlreadyExistsException.
EmptyResponse create_log_group(Logs& logs, const aws::Call& call,
                               const CreateLogGroupRequest& request);

}  // namespace logs
