#include "fakes/ses/sending/send_statistics.h"

namespace ses {
namespace {

constexpr sim::Duration kStep = std::chrono::minutes{15};
constexpr sim::Duration kKept = std::chrono::days{14};
constexpr sim::Duration kMinute = std::chrono::minutes{1};
constexpr sim::Duration kDay = std::chrono::days{1};

}  // namespace

SendStatistics::DataPoint& SendStatistics::point(sim::Time now) {
  points_.erase(points_.begin(), points_.lower_bound(now - kKept));
  return points_[floor_to(now, kStep)];
}

void SendStatistics::count_attempt(sim::Time now, int recipients) {
  point(now).attempts += recipients;
  const sim::Time minute = floor_to(now, kMinute);
  recipients_.erase(recipients_.begin(), recipients_.lower_bound(minute - kDay));
  recipients_[minute] += recipients;
}

std::int64_t SendStatistics::sent_in_a_day(sim::Time now) const {
  std::int64_t sum = 0;
  for (auto it = recipients_.upper_bound(now - kDay); it != recipients_.end(); ++it) {
    sum += it->second;
  }
  return sum;
}

void SendStatistics::clear() {
  points_.clear();
  recipients_.clear();
}

}  // namespace ses
