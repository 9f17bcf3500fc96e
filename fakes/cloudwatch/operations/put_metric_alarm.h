// Makes an alarm on one metric, or changes it.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/cloudwatch/cloudwatch.h"
#include "fakes/cloudwatch/shapes.h"

namespace cloudwatch {

struct PutMetricAlarmRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "cloudwatch";
  static constexpr std::string_view kOperation = "PutMetricAlarm";
  std::string alarm_name;
  std::optional<std::string> alarm_description;
  std::optional<bool> actions_enabled;
  std::vector<std::string> ok_actions;
  std::vector<std::string> alarm_actions;
  std::vector<std::string> insufficient_data_actions;
  std::string metric_name;
  std::string metric_namespace;
  std::string statistic;
  std::vector<Dimension> dimensions;
  std::optional<std::int32_t> period;
  std::int32_t evaluation_periods = 0;
  std::optional<std::int32_t> datapoints_to_alarm;
  std::optional<double> threshold;
  std::string comparison_operator;
  std::optional<std::string> treat_missing_data;
  std::vector<Tag> tags;
  static const aws::Structure& shape();
};

// A new alarm is in INSUFFICIENT_DATA until its first period ends; a changed one keeps its state.
// Errors: ValidationError; BacklotNotModelled for metric math, percentiles, anomaly detection and
// actions other than SNS topics.
EmptyResponse put_metric_alarm(CloudWatch& cloudwatch, const aws::Call& call,
                               const PutMetricAlarmRequest& request);

}  // namespace cloudwatch
