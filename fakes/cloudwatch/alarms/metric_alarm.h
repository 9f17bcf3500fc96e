// An alarm on one metric: its configuration and its state.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/cloudwatch/shapes.h"

namespace cloudwatch {

inline constexpr std::string_view kOk = "OK";
inline constexpr std::string_view kAlarm = "ALARM";
inline constexpr std::string_view kInsufficientData = "INSUFFICIENT_DATA";

struct MetricAlarm {
  std::string alarm_name;
  std::string alarm_arn;
  std::optional<std::string> alarm_description;
  sim::Time alarm_configuration_updated_timestamp;
  bool actions_enabled = true;
  std::vector<std::string> ok_actions;
  std::vector<std::string> alarm_actions;
  std::vector<std::string> insufficient_data_actions;
  std::string state_value{kInsufficientData};
  std::string state_reason;
  std::string state_reason_data;
  sim::Time state_updated_timestamp;
  sim::Time state_transitioned_timestamp;
  std::string metric_name;
  std::string metric_namespace;
  std::string statistic;
  std::vector<Dimension> dimensions;
  std::int32_t period = 0;
  std::int32_t evaluation_periods = 0;
  std::optional<std::int32_t> datapoints_to_alarm;
  double threshold = 0;
  std::string comparison_operator;
  std::optional<std::string> treat_missing_data;

  // How many datapoints of the last evaluation_periods must breach.
  std::int32_t datapoints_needed() const {
    return datapoints_to_alarm.value_or(evaluation_periods);
  }
  static const aws::Structure& shape();
};

}  // namespace cloudwatch
