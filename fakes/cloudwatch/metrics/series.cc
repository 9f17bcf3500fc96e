#include "fakes/cloudwatch/metrics/series.h"

#include <algorithm>

namespace cloudwatch {

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
  if (statistic == "Average") return sum / count;
  return count;
}

void Series::add(sim::Time start, const StatisticSet& values) {
  if (!buckets_.empty() && buckets_.back().start < start) {
    buckets_.push_back({start, values});
    return;
  }
  const auto place =
      std::lower_bound(buckets_.begin(), buckets_.end(), start,
                       [](const Bucket& bucket, sim::Time time) { return bucket.start < time; });
  if (place != buckets_.end() && place->start == start) {
    place->values.add(values);
  } else {
    buckets_.insert(place, {start, values});
  }
}

std::optional<StatisticSet> Series::between(sim::Time from, sim::Time to) const {
  StatisticSet total;
  // From the end: alarms and charts look at what is recent.
  for (auto bucket = buckets_.rbegin(); bucket != buckets_.rend() && bucket->start >= from;
       ++bucket) {
    if (bucket->start < to) total.add(bucket->values);
  }
  if (total.count == 0) return std::nullopt;
  return total;
}

void Series::forget_before(sim::Time limit) {
  const auto first = std::find_if(buckets_.begin(), buckets_.end(),
                                  [&](const Bucket& bucket) { return bucket.start >= limit; });
  buckets_.erase(buckets_.begin(), first);
}

}  // namespace cloudwatch
