#include "fakes/cloudwatch/operations/list_metrics.h"

#include <algorithm>
#include <charconv>

#include "fakes/cloudwatch/errors.h"

namespace cloudwatch {
namespace {

constexpr std::size_t kPageSize = 500;

bool is_wanted(const ListMetricsRequest& request, const MetricKey& key) {
  if (request.metric_namespace && *request.metric_namespace != key.metric_namespace) return false;
  if (request.metric_name && *request.metric_name != key.metric) return false;
  return std::ranges::all_of(request.dimensions, [&](const DimensionFilter& filter) {
    const auto found = key.dimensions.find(filter.name);
    return found != key.dimensions.end() && (!filter.value || *filter.value == found->second);
  });
}

MetricSummary summary_of(const MetricKey& key) {
  MetricSummary summary{key.metric_namespace, key.metric, {}};
  for (const auto& [name, value] : key.dimensions) summary.dimensions.push_back({name, value});
  return summary;
}

// The token is how many were returned before.
std::size_t place_of(const std::optional<std::string>& token) {
  std::size_t place = 0;
  if (!token) return place;
  const char* const end = token->data() + token->size();
  const auto [stop, error] = std::from_chars(token->data(), end, place);
  if (error != std::errc{} || stop != end) {
    throw invalid_parameter_value("The parameter NextToken is invalid.");
  }
  return place;
}

}  // namespace

const aws::Structure& DimensionFilter::shape() {
  using S = DimensionFilter;
  static const aws::Structure kShape = aws::Structure("DimensionFilter")
                                           .required<&S::name>("Name", aws::length(1, 255))
                                           .field<&S::value>("Value", aws::length(1, 1024));
  return kShape;
}

const aws::Structure& MetricSummary::shape() {
  using S = MetricSummary;
  static const aws::Structure kShape = aws::Structure("Metric")
                                           .field<&S::metric_namespace>("Namespace")
                                           .field<&S::metric_name>("MetricName")
                                           .field<&S::dimensions>("Dimensions")
                                           .always();
  return kShape;
}

const aws::Structure& ListMetricsRequest::shape() {
  using S = ListMetricsRequest;
  static const aws::Structure kShape =
      aws::Structure("ListMetricsInput")
          .field<&S::metric_namespace>("Namespace", namespace_limits())
          .field<&S::metric_name>("MetricName", aws::length(1, 255))
          .field<&S::dimensions>("Dimensions", aws::length({}, 10))
          .field<&S::next_token>("NextToken")
          .refused("RecentlyActive")
          .refused("IncludeLinkedAccounts")
          .refused("OwningAccount");
  return kShape;
}

const aws::Structure& ListMetricsResponse::shape() {
  using S = ListMetricsResponse;
  static const aws::Structure kShape = aws::Structure("ListMetricsOutput")
                                           .field<&S::metrics>("Metrics")
                                           .always()
                                           .field<&S::next_token>("NextToken");
  return kShape;
}

ListMetricsResponse list_metrics(CloudWatch& cloudwatch, const aws::Call& call,
                                 const ListMetricsRequest& request) {
  const std::size_t skipped = place_of(request.next_token);
  std::size_t seen = 0;
  ListMetricsResponse response;
  for (const auto& [key, series] : cloudwatch.metrics().all()) {
    if (key.account != call.caller.account || key.region != call.caller.region) continue;
    // A metric that never had a datapoint, and that only an alarm names, is not listed.
    if (series->is_empty() || !is_wanted(request, key) || seen++ < skipped) continue;
    if (response.metrics.size() == kPageSize) {
      response.next_token = std::to_string(skipped + kPageSize);
      break;
    }
    response.metrics.push_back(summary_of(key));
  }
  return response;
}

}  // namespace cloudwatch
