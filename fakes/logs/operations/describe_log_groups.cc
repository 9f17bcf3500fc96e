#include "fakes/logs/operations/describe_log_groups.h"

#include "fakes/aws/name_token.h"
#include "fakes/logs/errors.h"
#include "fakes/logs/limits.h"

namespace logs {
namespace {

bool is_wanted(const DescribeLogGroupsRequest& request, const std::string& name) {
  if (request.log_group_name_prefix) return name.starts_with(*request.log_group_name_prefix);
  return !request.log_group_name_pattern ||
         name.find(*request.log_group_name_pattern) != std::string::npos;
}

}  // namespace

const aws::Structure& LogGroup::shape() {
  using S = LogGroup;
  static const aws::Structure kShape = aws::Structure("LogGroup")
                                           .field<&S::log_group_name>("logGroupName")
                                           .field<&S::creation_time>("creationTime")
                                           .field<&S::retention_in_days>("retentionInDays")
                                           .field<&S::metric_filter_count>("metricFilterCount")
                                           .field<&S::arn>("arn")
                                           .field<&S::stored_bytes>("storedBytes")
                                           .field<&S::log_group_class>("logGroupClass")
                                           .field<&S::log_group_arn>("logGroupArn");
  return kShape;
}

const aws::Structure& DescribeLogGroupsRequest::shape() {
  using S = DescribeLogGroupsRequest;
  static const aws::Structure kShape =
      aws::Structure("DescribeLogGroupsRequest")
          .field<&S::log_group_name_prefix>("logGroupNamePrefix", group_name_limits())
          .field<&S::log_group_name_pattern>("logGroupNamePattern", group_name_pattern_limits())
          .field<&S::next_token>("nextToken", aws::length(1))
          .field<&S::limit>("limit", aws::range(1, kMostDescribed))
          .refused("accountIdentifiers")
          .refused("includeLinkedAccounts")
          .refused("logGroupClass")
          .refused("logGroupIdentifiers");
  return kShape;
}

const aws::Structure& DescribeLogGroupsResponse::shape() {
  using S = DescribeLogGroupsResponse;
  static const aws::Structure kShape = aws::Structure("DescribeLogGroupsResponse")
                                           .field<&S::log_groups>("logGroups")
                                           .always()
                                           .field<&S::next_token>("nextToken");
  return kShape;
}

DescribeLogGroupsResponse describe_log_groups(Logs& logs, const aws::Call& call,
                                              const DescribeLogGroupsRequest& request) {
  if (request.log_group_name_prefix && request.log_group_name_pattern) {
    throw invalid_parameter(
        "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
  }
  const auto limit = static_cast<std::size_t>(request.limit.value_or(kMostDescribed));
  DescribeLogGroupsResponse response;
  for (const Group& group : logs.groups().list(call.caller.account, call.caller.region,
                                               parse_name_token(request.next_token))) {
    if (!is_wanted(request, group.name)) continue;
    if (response.log_groups.size() == limit) {
      response.next_token = aws::name_token(response.log_groups.back().log_group_name);
      break;
    }
    LogGroup& described = response.log_groups.emplace_back();
    described.log_group_name = group.name;
    described.creation_time = group.created_ms;
    described.retention_in_days = group.retention_days;
    described.arn = group.arn() + ":*";
    described.log_group_arn = group.arn();
    described.stored_bytes = logs.groups().stored_bytes(group.id);
  }
  return response;
}

}  // namespace logs
