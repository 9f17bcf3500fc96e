#include "fakes/cloudwatch/metrics/metrics.h"

namespace cloudwatch {
namespace {

constexpr sim::Duration kRetention = std::chrono::days{15};

}  // namespace

Series* Metrics::find(const MetricKey& key) {
  const auto found = series_.find(key);
  return found == series_.end() ? nullptr : &found->second;
}

std::optional<double> Metrics::sample(const MetricKey& key) const {
  for (aws::MetricSource* source : environment_.metrics) {
    const auto value =
        source->sample(key.metric_namespace, key.metric, key.dimensions, key.account, key.region);
    if (value) return value;
  }
  return std::nullopt;
}

void Metrics::forget_old() {
  const sim::Time limit = environment_.now() - kRetention;
  for (auto& [key, series] : series_) series.forget_before(limit);
}

}  // namespace cloudwatch
