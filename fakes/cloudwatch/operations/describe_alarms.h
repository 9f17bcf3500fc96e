// Alarms by name, prefix, state or action.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/cloudwatch/alarms/metric_alarm.h"
#include "fakes/cloudwatch/cloudwatch.h"
#include "fakes/cloudwatch/shapes.h"

namespace cloudwatch {

struct DescribeAlarmsResponse {
  std::vector<MetricAlarm> metric_alarms;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

struct DescribeAlarmsRequest {
  using Response = DescribeAlarmsResponse;
  static constexpr std::string_view kService = "cloudwatch";
  static constexpr std::string_view kOperation = "DescribeAlarms";
  std::vector<std::string> alarm_names;
  std::optional<std::string> alarm_name_prefix;
  std::vector<std::string> alarm_types;
  std::optional<std::string> state_value;
  std::optional<std::string> action_prefix;
  std::optional<std::int32_t> max_records;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

// Returns the alarms in the order of their names, 100 at most. There are no composite alarms.
// Errors: InvalidNextToken, ValidationError for names together with a prefix.
DescribeAlarmsResponse describe_alarms(CloudWatch& cloudwatch, const aws::Call& call,
                                       const DescribeAlarmsRequest& request);

}  // namespace cloudwatch
