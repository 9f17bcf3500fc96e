#include "fakes/cloudwatch/operations/put_metric_data.h"

#include <cmath>

#include "fakes/cloudwatch/errors.h"
#include "fakes/cloudwatch/metrics/metric_text.h"
#include "fakes/cloudwatch/number.h"

namespace cloudwatch {
namespace {

constexpr sim::Duration kOldest = std::chrono::days{14};
constexpr sim::Duration kNewest = std::chrono::hours{2};
constexpr std::size_t kMaxData = 1000;
constexpr std::size_t kMaxValues = 150;
// Values are from -2^360 to 2^360: no sum of them overflows, also if each counts as often as that.
constexpr double kGreatest = 0x1p360;

std::string parameter(std::size_t index, std::string_view member) {
  return "MetricData.member." + std::to_string(index + 1) + "." + std::string(member);
}

void check_time(sim::Time now, sim::Time time, std::size_t index) {
  const std::string name = "The parameter " + parameter(index, "Timestamp");
  if (time > now + kNewest) {
    throw invalid_parameter_value(name +
                                  " must specify a time no more than two hours in the future.");
  }
  if (time < now - kOldest) {
    throw invalid_parameter_value(name + " must specify a time within the past two weeks.");
  }
}

std::string shown(double number) {
  if (std::isfinite(number)) return number_text(number);
  return std::isnan(number) ? "NaN" : "Infinity";
}

void check_number(double number, std::size_t index, std::string_view member,
                  double least = -kGreatest) {
  if (number >= least && number <= kGreatest) return;  // NaN is neither
  throw invalid_parameter_value("The value " + shown(number) + " for parameter " +
                                parameter(index, member) + " is invalid.");
}

void check_datum_text(const std::string& text, const std::string& name) {
  const std::string_view refused = refused_characters(text);
  if (refused.empty()) return;
  throw invalid_parameter_value("The value for parameter " + name + " contains " +
                                std::string(refused) + ".");
}

void check_datum_texts(const MetricDatum& datum, std::size_t index) {
  check_datum_text(datum.metric_name, parameter(index, "MetricName"));
  for (std::size_t i = 0; i < datum.dimensions.size(); ++i) {
    const std::string dimension = "Dimensions.member." + std::to_string(i + 1);
    check_datum_text(datum.dimensions[i].name, parameter(index, dimension + ".Name"));
    check_datum_text(datum.dimensions[i].value, parameter(index, dimension + ".Value"));
  }
}

// The three forms in which values may come exclude each other.
StatisticSet values_of(const MetricDatum& datum, std::size_t index) {
  const int forms = int{datum.value.has_value()} + int{datum.statistic_values.has_value()} +
                    int{!datum.values.empty()};
  if (forms == 0) {
    throw missing_parameter("At least one of the parameters " + parameter(index, "Value") + ", " +
                            parameter(index, "StatisticValues") + " or " +
                            parameter(index, "Values") + " must be specified.");
  }
  if (forms > 1) {
    throw invalid_parameter_combination("The parameters " + parameter(index, "Value") + ", " +
                                        parameter(index, "StatisticValues") + " and " +
                                        parameter(index, "Values") +
                                        " are mutually exclusive and you have specified more "
                                        "than one.");
  }
  if (datum.value) {
    check_number(*datum.value, index, "Value");
    return StatisticSet::of(*datum.value);
  }
  if (datum.statistic_values) {
    const StatisticValues& set = *datum.statistic_values;
    check_number(set.sample_count, index, "StatisticValues", 0);
    for (const double number : {set.sum, set.minimum, set.maximum}) {
      check_number(number, index, "StatisticValues");
    }
    return {set.sample_count, set.sum, set.minimum, set.maximum};
  }
  if (!datum.counts.empty() && datum.counts.size() != datum.values.size()) {
    throw invalid_parameter_value("The parameters " + parameter(index, "Values") + " and " +
                                  parameter(index, "Counts") + " must be of the same size.");
  }
  StatisticSet total;
  for (std::size_t i = 0; i < datum.values.size(); ++i) {
    check_number(datum.values[i], index, "Values");
    if (!datum.counts.empty()) check_number(datum.counts[i], index, "Counts", 0);
    total.add(StatisticSet::of(datum.values[i], datum.counts.empty() ? 1 : datum.counts[i]));
  }
  return total;
}

sim::Time bucket_of(sim::Time time, const MetricDatum& datum) {
  const sim::Duration span = std::chrono::seconds{datum.storage_resolution.value_or(60)};
  return floor_to(time, span);
}

}  // namespace

const aws::Structure& StatisticValues::shape() {
  using S = StatisticValues;
  static const aws::Structure kShape = aws::Structure("StatisticSet")
                                           .required<&S::sample_count>("SampleCount")
                                           .required<&S::sum>("Sum")
                                           .required<&S::minimum>("Minimum")
                                           .required<&S::maximum>("Maximum");
  return kShape;
}

const aws::Structure& MetricDatum::shape() {
  using S = MetricDatum;
  static const aws::Structure kShape =
      aws::Structure("MetricDatum")
          .required<&S::metric_name>("MetricName", aws::length(1, 255))
          .field<&S::dimensions>("Dimensions", aws::length({}, 30))
          .field<&S::timestamp>("Timestamp")
          .field<&S::value>("Value")
          .field<&S::statistic_values>("StatisticValues")
          .field<&S::values>("Values", aws::length({}, std::int64_t{kMaxValues}))
          .field<&S::counts>("Counts", aws::length({}, std::int64_t{kMaxValues}))
          .field<&S::unit>("Unit", unit_limits())
          .field<&S::storage_resolution>("StorageResolution", aws::range(1));
  return kShape;
}

const aws::Structure& PutMetricDataRequest::shape() {
  using S = PutMetricDataRequest;
  static const aws::Structure kShape =
      aws::Structure("PutMetricDataInput")
          .required<&S::metric_namespace>("Namespace", namespace_limits())
          .required<&S::metric_data>("MetricData", aws::length({}, std::int64_t{kMaxData}))
          .refused("EntityMetricData")
          .refused("StrictEntityValidation");
  return kShape;
}

EmptyResponse put_metric_data(CloudWatch& cloudwatch, const aws::Call& call,
                              const PutMetricDataRequest& request) {
  if (request.metric_namespace.starts_with("AWS/")) {
    throw invalid_parameter_value("The value AWS/ for parameter Namespace is invalid.");
  }
  check_datum_text(request.metric_namespace, "Namespace");
  const sim::Time now = cloudwatch.environment().now();
  std::vector<StatisticSet> values;
  for (std::size_t i = 0; i < request.metric_data.size(); ++i) {
    const MetricDatum& datum = request.metric_data[i];
    check_datum_texts(datum, i);
    if (datum.timestamp) check_time(now, *datum.timestamp, i);
    const std::int32_t resolution = datum.storage_resolution.value_or(60);
    if (resolution != 1 && resolution != 60) {
      throw invalid_parameter_value("The parameter " + parameter(i, "StorageResolution") +
                                    " must be 1 or 60.");
    }
    values.push_back(values_of(datum, i));
  }
  cloudwatch.metrics().roll_up();
  for (std::size_t i = 0; i < values.size(); ++i) {
    const MetricDatum& datum = request.metric_data[i];
    const MetricKey key{call.caller.account, call.caller.region, request.metric_namespace,
                        datum.metric_name, by_name(datum.dimensions)};
    cloudwatch.metrics().arrive(key, cloudwatch.metrics().series(key),
                                bucket_of(datum.timestamp.value_or(now), datum), values[i],
                                datum.unit.value_or("None"));
  }
  return {};
}

}  // namespace cloudwatch
