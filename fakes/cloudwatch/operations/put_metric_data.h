// Adds datapoints to custom metrics.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/cloudwatch/cloudwatch.h"
#include "fakes/cloudwatch/shapes.h"

namespace cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_StatisticSet.html
struct StatisticValues {
  double sample_count = 0;
  double sum = 0;
  double minimum = 0;
  double maximum = 0;
  static const aws::Structure& shape();
};

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
struct MetricDatum {
  std::string metric_name;
  std::vector<Dimension> dimensions;
  std::optional<sim::Time> timestamp;
  std::optional<double> value;
  std::optional<StatisticValues> statistic_values;
  std::vector<double> values;
  std::vector<double> counts;
  std::optional<std::string> unit;
  std::optional<std::int32_t> storage_resolution;
  static const aws::Structure& shape();
};

struct PutMetricDataRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "cloudwatch";
  static constexpr std::string_view kOperation = "PutMetricData";
  std::string metric_namespace;
  std::vector<MetricDatum> metric_data;
  static const aws::Structure& shape();
};

// Adds all datapoints or none. Values are from -2^360 to 2^360 (API_MetricDatum.html), counts not
// below 0. Errors: InvalidParameterValue, MissingParameter,
// InvalidParameterCombination.
EmptyResponse put_metric_data(CloudWatch& cloudwatch, const aws::Call& call,
                              const PutMetricDataRequest& request);

}  // namespace cloudwatch
