#include "fakes/cloudwatch/metrics/series.h"

#include <algorithm>
#include <limits>

namespace cloudwatch {
namespace {

constexpr double kMost = std::numeric_limits<double>::max();

}  // namespace

sim::Duration resolution_at(sim::Duration age) {
  using std::chrono::days;
  if (age < std::chrono::hours{3}) return std::chrono::seconds{1};
  if (age < days{15}) return std::chrono::minutes{1};
  if (age < days{63}) return std::chrono::minutes{5};
  return age < days{455} ? std::chrono::hours{1} : sim::Duration::max();
}

void StatisticSet::add(const StatisticSet& other) {
  if (other.count == 0) return;
  minimum = count == 0 ? other.minimum : std::min(minimum, other.minimum);
  maximum = count == 0 ? other.maximum : std::max(maximum, other.maximum);
  count += other.count;
  sum += other.sum;
}

double StatisticSet::value(std::string_view statistic) const {
  if (statistic == "Maximum") return maximum;
  if (statistic == "Minimum") return minimum;
  if (statistic == "Sum") return sum;
  // A count may be next to nothing.
  if (statistic == "Average") return std::clamp(sum / count, -kMost, kMost);
  return count;
}

void Series::add(sim::Time start, const StatisticSet& values) {
  if (!buckets_.empty() && buckets_.back().start < start) {
    buckets_.push_back({start, values});
    return;
  }
  const auto place = buckets_.begin() + (first_from(start) - buckets_.begin());
  if (place != buckets_.end() && place->start == start) {
    place->values.add(values);
  } else {
    buckets_.insert(place, {start, values});
  }
}

std::optional<StatisticSet> Series::at(sim::Time start) const {
  const auto bucket = first_from(start);
  if (bucket == buckets_.end() || bucket->start != start) return std::nullopt;
  return bucket->values;
}

void Series::put_back(sim::Time start, const std::optional<StatisticSet>& values) {
  const auto place = buckets_.begin() + (first_from(start) - buckets_.begin());
  if (place == buckets_.end() || place->start != start) return;
  if (values) {
    place->values = *values;
  } else {
    buckets_.erase(place);
  }
}

std::vector<Series::Bucket>::const_iterator Series::first_from(sim::Time time) const {
  return std::ranges::lower_bound(buckets_, time, {}, &Bucket::start);
}

std::optional<StatisticSet> Series::between(sim::Time from, sim::Time to) const {
  StatisticSet total;
  for (auto bucket = first_from(from); bucket != buckets_.end() && bucket->start < to; ++bucket) {
    total.add(bucket->values);
  }
  if (total.count == 0) return std::nullopt;
  return total;
}

void Series::each_period(sim::Time from, sim::Time to, sim::Duration period,
                         const Visit& visit) const {
  auto bucket = first_from(floor_to(from, period));
  while (bucket != buckets_.end()) {
    const sim::Time start = floor_to(bucket->start, period);
    if (start >= to) return;
    StatisticSet total;
    for (; bucket != buckets_.end() && bucket->start < start + period; ++bucket) {
      total.add(bucket->values);
    }
    if (total.count != 0) visit(start, total);
  }
}

void Series::roll_up(sim::Time now) {
  std::vector<Bucket> aged;
  for (const Bucket& bucket : buckets_) {
    const sim::Duration resolution = resolution_at(now - bucket.start);
    if (resolution == sim::Duration::max()) continue;
    const sim::Time start = floor_to(bucket.start, resolution);
    if (!aged.empty() && aged.back().start == start) {
      aged.back().values.add(bucket.values);
    } else {
      aged.push_back({start, bucket.values});
    }
  }
  buckets_ = std::move(aged);
}

}  // namespace cloudwatch
