// Keeps a log group's events for ever again.
//
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteRetentionPolicy.html
#pragma once

#include <string>

#include "fakes/logs/logs.h"
#include "fakes/logs/shapes.h"

namespace logs {

struct DeleteRetentionPolicyRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "logs";
  static constexpr std::string_view kOperation = "DeleteRetentionPolicy";
  std::string log_group_name;
  static const aws::Structure& shape();
};

// Errors: ResourceNotFoundException.
EmptyResponse delete_retention_policy(Logs& logs, const aws::Call& call,
                                      const DeleteRetentionPolicyRequest& request);

}  // namespace logs
