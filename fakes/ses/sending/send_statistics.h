// How much was sent: in memory, of all accounts.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_SendDataPoint.html
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>

#include "sim/time/time.h"

namespace ses {

class SendStatistics {
 public:
  // What happened in the fifteen minutes from a time on.
  struct DataPoint {
    std::int64_t attempts = 0;
    std::int64_t bounces = 0;
    std::int64_t complaints = 0;
    std::int64_t rejects = 0;
  };

  void count_attempt(sim::Time now, int recipients);
  void count_bounce(sim::Time now) { ++point(now).bounces; }
  void count_complaint(sim::Time now) { ++point(now).complaints; }

  // The last two weeks, by time.
  const std::map<sim::Time, DataPoint>& points() const { return points_; }
  // Recipients in the whole minutes of the 24 hours before `now`.
  std::int64_t sent_in_a_day(sim::Time now) const;
  // Of how many minutes the recipients are kept.
  std::size_t minutes() const { return recipients_.size(); }
  void clear();

 private:
  DataPoint& point(sim::Time now);

  std::map<sim::Time, DataPoint> points_;
  std::map<sim::Time, std::int64_t> recipients_;  // of a minute, by its beginning
};

}  // namespace ses
