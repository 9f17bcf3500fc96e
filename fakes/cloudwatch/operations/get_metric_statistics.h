// The datapoints of one metric over a time.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/cloudwatch/cloudwatch.h"
#include "fakes/cloudwatch/shapes.h"

namespace cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Datapoint.html
struct MetricDatapoint {
  sim::Time timestamp;
  std::optional<double> sample_count;
  std::optional<double> average;
  std::optional<double> sum;
  std::optional<double> minimum;
  std::optional<double> maximum;
  std::string unit;
  static const aws::Structure& shape();
};

struct GetMetricStatisticsResponse {
  std::string label;
  std::vector<MetricDatapoint> datapoints;
  static const aws::Structure& shape();
};

struct GetMetricStatisticsRequest {
  using Response = GetMetricStatisticsResponse;
  static constexpr std::string_view kService = "cloudwatch";
  static constexpr std::string_view kOperation = "GetMetricStatistics";
  std::string metric_namespace;
  std::string metric_name;
  std::vector<Dimension> dimensions;
  sim::Time start_time;
  sim::Time end_time;
  std::int32_t period = 0;
  std::vector<std::string> statistics;
  std::optional<std::string> unit;
  static const aws::Structure& shape();
};

// Returns the datapoints in the order of their times. A service's own metric has datapoints from
// when an alarm began to watch it; one that no alarm watches is sampled now. Errors:
// InvalidParameterValue, InvalidParameterCombination, MissingParameter.
GetMetricStatisticsResponse get_metric_statistics(CloudWatch& cloudwatch, const aws::Call& call,
                                                  const GetMetricStatisticsRequest& request);

}  // namespace cloudwatch
