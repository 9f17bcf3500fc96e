// The log groups, by name.
//
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/logs/logs.h"
#include "fakes/logs/shapes.h"

namespace logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html
struct LogGroup {
  std::string log_group_name;
  std::int64_t creation_time = 0;
  std::optional<std::int64_t> retention_in_days;
  std::int32_t metric_filter_count = 0;
  std::string arn;
  std::int64_t stored_bytes = 0;
  std::string log_group_class = "STANDARD";
  std::string log_group_arn;
  static const aws::Structure& shape();
};

struct DescribeLogGroupsResponse {
  std::vector<LogGroup> log_groups;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

struct DescribeLogGroupsRequest {
  using Response = DescribeLogGroupsResponse;
  static constexpr std::string_view kService = "logs";
  static constexpr std::string_view kOperation = "DescribeLogGroups";
  std::optional<std::string> log_group_name_prefix;
  std::optional<std::string> log_group_name_pattern;
  std::optional<std::string> next_token;
  std::optional<std::int32_t> limit;
  static const aws::Structure& shape();
};

// Returns 50 at most. Errors: InvalidParameterException for a prefix together with a pattern.
DescribeLogGroupsResponse describe_log_groups(Logs& logs, const aws::Call& call,
                                              const DescribeLogGroupsRequest& request);

}  // namespace logs
