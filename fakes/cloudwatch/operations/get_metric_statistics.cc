#include "fakes/cloudwatch/operations/get_metric_statistics.h"

#include <algorithm>

#include "fakes/cloudwatch/errors.h"

namespace cloudwatch {
namespace {

using std::chrono::seconds;

constexpr std::int64_t kMaxDatapoints = 1440;
constexpr sim::Duration kHour = std::chrono::hours{1};

void check(const GetMetricStatisticsRequest& request) {
  if (request.start_time >= request.end_time) {
    throw invalid_parameter_combination(
        "The parameter StartTime must be less than the parameter EndTime.");
  }
  const std::int32_t period = request.period;
  if (period != 1 && period != 5 && period != 10 && period != 30 && period % 60 != 0) {
    throw invalid_parameter_value("The parameter Period must be a multiple of 60.");
  }
  if (request.statistics.empty()) {
    throw missing_parameter(
        "At least one of the parameters Statistics and ExtendedStatistics must be specified.");
  }
  const std::int64_t count = (request.end_time - request.start_time) / seconds{period};
  if (count > kMaxDatapoints) {
    throw invalid_parameter_combination(
        "You have requested up to " + std::to_string(count) +
        " datapoints, which exceeds the limit of 1,440. You may reduce the datapoints requested "
        "by increasing Period, or decreasing the time range.");
  }
}

MetricDatapoint datapoint_of(const GetMetricStatisticsRequest& request, sim::Time start,
                             const StatisticSet& values, std::string_view unit) {
  const auto wanted = [&](std::string_view statistic) -> std::optional<double> {
    if (std::ranges::find(request.statistics, statistic) == request.statistics.end()) return {};
    return values.value(statistic);
  };
  MetricDatapoint datapoint;
  datapoint.timestamp = start;
  datapoint.sample_count = wanted("SampleCount");
  datapoint.average = wanted("Average");
  datapoint.sum = wanted("Sum");
  datapoint.minimum = wanted("Minimum");
  datapoint.maximum = wanted("Maximum");
  datapoint.unit = unit;
  return datapoint;
}

// Samples a service's own metric: while no alarm watches it, its values are not recorded.
void sample_now(CloudWatch& cloudwatch, const MetricKey& key) {
  const sim::Duration minute = seconds{60};
  const sim::Time bucket = floor_to(cloudwatch.environment().now(), minute);
  const std::optional<double> value = cloudwatch.metrics().sample(key);
  if (!value) return;
  cloudwatch.metrics().roll_up();
  const auto& series = cloudwatch.metrics().series(key);
  if (series->between(bucket, bucket + minute)) return;
  cloudwatch.metrics().add(series, bucket, StatisticSet::of(*value), "Count");
}

}  // namespace

const aws::Structure& MetricDatapoint::shape() {
  using S = MetricDatapoint;
  static const aws::Structure kShape = aws::Structure("Datapoint")
                                           .field<&S::timestamp>("Timestamp")
                                           .field<&S::sample_count>("SampleCount")
                                           .field<&S::average>("Average")
                                           .field<&S::sum>("Sum")
                                           .field<&S::minimum>("Minimum")
                                           .field<&S::maximum>("Maximum")
                                           .field<&S::unit>("Unit");
  return kShape;
}

const aws::Structure& GetMetricStatisticsRequest::shape() {
  using S = GetMetricStatisticsRequest;
  static const aws::Structure kShape =
      aws::Structure("GetMetricStatisticsInput")
          .required<&S::metric_namespace>("Namespace", namespace_limits())
          .required<&S::metric_name>("MetricName", aws::length(1, 255))
          .field<&S::dimensions>("Dimensions", aws::length({}, 30))
          .required<&S::start_time>("StartTime")
          .required<&S::end_time>("EndTime")
          .required<&S::period>("Period", aws::range(1))
          .field<&S::statistics>("Statistics", aws::length(1, 5))
          .elements(statistic_limits())
          .field<&S::unit>("Unit", unit_limits())
          .refused("ExtendedStatistics");
  return kShape;
}

const aws::Structure& GetMetricStatisticsResponse::shape() {
  using S = GetMetricStatisticsResponse;
  static const aws::Structure kShape = aws::Structure("GetMetricStatisticsOutput")
                                           .field<&S::label>("Label")
                                           .field<&S::datapoints>("Datapoints")
                                           .always();
  return kShape;
}

GetMetricStatisticsResponse get_metric_statistics(CloudWatch& cloudwatch, const aws::Call& call,
                                                  const GetMetricStatisticsRequest& request) {
  check(request);
  const MetricKey key{call.caller.account, call.caller.region, request.metric_namespace,
                      request.metric_name, by_name(request.dimensions)};
  sample_now(cloudwatch, key);
  GetMetricStatisticsResponse response;
  response.label = request.metric_name;
  Series* series = cloudwatch.metrics().find(key);
  if (series == nullptr || (request.unit && *request.unit != series->unit())) return response;
  const sim::Duration period = seconds{request.period};
  const sim::Time now = cloudwatch.environment().now();
  series->roll_up(now);
  series->each_period(
      request.start_time, request.end_time, period, [&](sim::Time start, const StatisticSet& set) {
        // Datapoints that are kept more coarsely than the period asks for are not returned.
        const sim::Duration resolution = std::min(resolution_at(now - start), kHour);
        if (period % resolution != sim::Duration::zero()) return;
        response.datapoints.push_back(datapoint_of(request, start, set, series->unit()));
      });
  return response;
}

}  // namespace cloudwatch
