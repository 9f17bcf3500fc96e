#include "fakes/ses/sending/send_statistics.h"

namespace ses {
namespace {

constexpr sim::Duration kStep = std::chrono::minutes{15};
constexpr sim::Duration kKept = std::chrono::days{14};
constexpr sim::Duration kMinute = std::chrono::minutes{1};
constexpr sim::Duration kDay = std::chrono::days{1};

}  // namespace

void SendStatistics::add(sim::Time now, const DataPoint& happened) {
  points_.erase(points_.begin(), points_.lower_bound(now - kKept));
  DataPoint& point = points_[floor_to(now, kStep)];
  point.attempts += happened.attempts;
  point.bounces += happened.bounces;
  point.complaints += happened.complaints;
  point.rejects += happened.rejects;
  if (happened.attempts == 0) return;
  const sim::Time minute = floor_to(now, kMinute);
  recipients_.erase(recipients_.begin(), recipients_.lower_bound(minute - kDay));
  recipients_[minute] += happened.attempts;
}

void SendStatistics::take_back(sim::Time time, const DataPoint& happened) {
  const auto point = points_.find(floor_to(time, kStep));
  if (point != points_.end()) {
    DataPoint& counted = point->second;
    counted.attempts -= happened.attempts;
    counted.bounces -= happened.bounces;
    counted.complaints -= happened.complaints;
    counted.rejects -= happened.rejects;
    if (counted == DataPoint{}) points_.erase(point);
  }
  const auto minute = recipients_.find(floor_to(time, kMinute));
  if (minute == recipients_.end()) return;
  minute->second -= happened.attempts;
  if (minute->second == 0) recipients_.erase(minute);
}

std::int64_t SendStatistics::sent_in_a_day(sim::Time now) const {
  std::int64_t sum = 0;
  for (auto it = recipients_.upper_bound(now - kDay); it != recipients_.end(); ++it) {
    sum += it->second;
  }
  return sum;
}

}  // namespace ses
