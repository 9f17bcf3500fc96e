// All metrics of a World: what was put, and what was sampled from the services themselves.
#pragma once

#include <compare>
#include <map>
#include <memory>
#include <string>

#include "fakes/aws/environment.h"
#include "fakes/cloudwatch/metrics/series.h"

namespace cloudwatch {

struct MetricKey {
  std::string account;
  std::string region;
  std::string metric_namespace;
  std::string metric;
  std::map<std::string, std::string> dimensions;
  friend auto operator<=>(const MetricKey&, const MetricKey&) = default;
};

// What faults strike of the metric: `AWS/SQS/ApproximateNumberOfMessagesVisible jobs`, with the
// values of its dimensions in the order of their names.
std::string resource_of(const MetricKey& key);

class Metrics {
 public:
  explicit Metrics(aws::Environment& environment) : environment_(environment) {}

  // The series of this metric, made if there is none.
  const std::shared_ptr<Series>& series(const MetricKey& key);
  // Adds to the bucket of the series that begins at `start`. The unit is that of all its
  // datapoints.
  void add(const std::shared_ptr<Series>& series, sim::Time start, const StatisticSet& values,
           std::string unit);
  // The same some time later, if that fault strikes (cloudwatch.late_datapoint).
  void arrive(const MetricKey& key, const std::shared_ptr<Series>& series, sim::Time start,
              const StatisticSet& values, std::string unit);
  // Null if nobody has put or asked for it.
  Series* find(const MetricKey& key);
  // The value of a service's own metric now, if one of the World's sources knows it.
  std::optional<double> sample(const MetricKey& key) const;

  const std::map<MetricKey, std::shared_ptr<Series>>& all() const { return series_; }
  // For all series what Series::roll_up() does, once in three hours: to be called whenever
  // datapoints are added, as nothing else makes them grow. Series without datapoints that nobody
  // else holds are forgotten.
  void roll_up();

 private:
  aws::Environment& environment_;
  std::map<MetricKey, std::shared_ptr<Series>> series_;
  sim::Time rolled_up_at_ = sim::Time::min();
};

}  // namespace cloudwatch
