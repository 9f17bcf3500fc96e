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
    std::int64_t attempts = 0;  // one a recipient
    std::int64_t bounces = 0;
    std::int64_t complaints = 0;
    std::int64_t rejects = 0;
    friend bool operator==(const DataPoint&, const DataPoint&) = default;
  };

  void add(sim::Time now, const DataPoint& happened);
  // It did not happen after all. REQUIRES: it was added with the same time.
  void take_back(sim::Time time, const DataPoint& happened);

  // The last two weeks, by time.
  const std::map<sim::Time, DataPoint>& points() const { return points_; }
  // Recipients in the whole minutes of the 24 hours before `now`.
  std::int64_t sent_in_a_day(sim::Time now) const;
  // Of how many minutes the recipients are kept.
  std::size_t minutes() const { return recipients_.size(); }

 private:
  std::map<sim::Time, DataPoint> points_;
  std::map<sim::Time, std::int64_t> recipients_;  // of a minute, by its beginning
};

}  // namespace ses
