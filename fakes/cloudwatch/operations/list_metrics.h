// The metrics that have datapoints.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/cloudwatch/cloudwatch.h"
#include "fakes/cloudwatch/shapes.h"

namespace cloudwatch {

// A dimension that a metric must have, with this value if one is given.
struct DimensionFilter {
  std::string name;
  std::optional<std::string> value;
  static const aws::Structure& shape();
};

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Metric.html
struct MetricSummary {
  std::string metric_namespace;
  std::string metric_name;
  std::vector<Dimension> dimensions;
  static const aws::Structure& shape();
};

struct ListMetricsResponse {
  std::vector<MetricSummary> metrics;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

struct ListMetricsRequest {
  using Response = ListMetricsResponse;
  static constexpr std::string_view kService = "cloudwatch";
  static constexpr std::string_view kOperation = "ListMetrics";
  std::optional<std::string> metric_namespace;
  std::optional<std::string> metric_name;
  std::vector<DimensionFilter> dimensions;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

// Returns 500 metrics at a time, in their order. Errors: InvalidParameterValue for an unknown
// NextToken.
ListMetricsResponse list_metrics(CloudWatch& cloudwatch, const aws::Call& call,
                                 const ListMetricsRequest& request);

}  // namespace cloudwatch
