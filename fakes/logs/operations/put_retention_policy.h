// Sets for how many days a log group keeps its events.
//
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
#pragma once

#include <string>

#include "fakes/logs/logs.h"
#include "fakes/logs/shapes.h"

namespace logs {

struct PutRetentionPolicyRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "logs";
  static constexpr std::string_view kOperation = "PutRetentionPolicy";
  std::string log_group_name;
  std::int32_t retention_in_days = 0;
  static const aws::Structure& shape();
};

// Errors: InvalidParameterException for a number that AWS does not offer,
// ResourceNotFoundException.
EmptyResponse put_retention_policy(Logs& logs, const aws::Call& call,
                                   const PutRetentionPolicyRequest& request);

}  // namespace logs
