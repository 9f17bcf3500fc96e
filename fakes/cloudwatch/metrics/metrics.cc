#include "fakes/cloudwatch/metrics/metrics.h"

#include "fakes/aws/later.h"
#include "fakes/cloudwatch/faults.h"

namespace cloudwatch {
namespace {

constexpr sim::Duration kBetweenAgings = std::chrono::hours{3};

}  // namespace

std::string resource_of(const MetricKey& key) {
  std::string text = key.metric_namespace + "/" + key.metric;
  for (const auto& [name, value] : key.dimensions) text += " " + value;
  return text;
}

Series* Metrics::find(const MetricKey& key) {
  const auto found = series_.find(key);
  return found == series_.end() ? nullptr : found->second.get();
}

std::optional<double> Metrics::sample(const MetricKey& key) const {
  for (aws::MetricSource* source : environment_.metrics) {
    const auto value =
        source->sample(key.metric_namespace, key.metric, key.dimensions, key.account, key.region);
    if (value) return value;
  }
  return std::nullopt;
}

const std::shared_ptr<Series>& Metrics::series(const MetricKey& key) {
  std::shared_ptr<Series>& series = series_[key];
  if (series == nullptr) series = std::make_shared<Series>();
  return series;
}

void Metrics::add(const std::shared_ptr<Series>& series, sim::Time start,
                  const StatisticSet& values, std::string unit) {
  environment_.store.undo_with(
      [series, start, before = series->at(start), unit_before = std::string(series->unit())] {
        series->put_back(start, before);
        series->set_unit(unit_before);
      });
  series->add(start, values);
  series->set_unit(std::move(unit));
}

void Metrics::arrive(const MetricKey& key, const std::shared_ptr<Series>& series, sim::Time start,
                     const StatisticSet& values, std::string unit) {
  if (!environment_.faults.may_strike(kLateDatapoint)) {
    return add(series, start, values, std::move(unit));
  }
  const auto struck = aws::strike(environment_, kLateDatapoint, resource_of(key));
  if (!struck) return add(series, start, values, std::move(unit));
  const sim::CauseScope because{environment_.journal, struck->event};
  aws::later(
      environment_, struck->duration("by"), "a datapoint of " + resource_of(key),
      [this, series, start, values, unit = std::move(unit)] { add(series, start, values, unit); });
}

void Metrics::roll_up() {
  const sim::Time now = environment_.now();
  if (now < rolled_up_at_ + kBetweenAgings) return;
  rolled_up_at_ = now;
  for (const auto& [key, series] : series_) series->roll_up(now);
  std::erase_if(series_, [](const auto& entry) {
    return entry.second->is_empty() && entry.second.use_count() == 1;
  });
}

}  // namespace cloudwatch
