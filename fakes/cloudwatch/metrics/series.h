// The datapoints of one metric, added up by minute (or by second, for high resolution), and more
// coarsely as they get older.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#metrics-retention
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/time/time.h"

namespace cloudwatch {

// What is known of the values of a span of time.
struct StatisticSet {
  double count = 0;
  double sum = 0;
  double minimum = 0;
  double maximum = 0;

  static StatisticSet of(double value, double count = 1) {
    return {count, value * count, value, value};
  }
  void add(const StatisticSet& other);
  // `Average`, `Maximum`, `Minimum`, `Sum` or `SampleCount`. REQUIRES: count > 0.
  double value(std::string_view statistic) const;
};

// How far apart the datapoints of this age are, at least; Duration::max() if CloudWatch has
// forgotten them: seconds for three hours, minutes for 15 days, five minutes for 63 days, hours for
// 455 days.
sim::Duration resolution_at(sim::Duration age);

class Series {
 public:
  // Adds to the bucket that begins at `start`.
  void add(sim::Time start, const StatisticSet& values);
  // The bucket that begins at `start`; nothing if there is none.
  std::optional<StatisticSet> at(sim::Time start) const;
  // Makes that bucket what at() was before something was added to it. Does nothing if it was added
  // up with others since then.
  void put_back(sim::Time start, const std::optional<StatisticSet>& values);
  // Everything in [from, to); nothing if there was no datapoint.
  std::optional<StatisticSet> between(sim::Time from, sim::Time to) const;
  // Calls `visit` for each period with a datapoint, in order. Periods begin at whole multiples of
  // `period` since 1970; those that begin before `to` and do not end before `from` count, whole.
  // The cost is that of the datapoints, however many periods there are. REQUIRES: period > 0.
  using Visit = std::function<void(sim::Time start, const StatisticSet& values)>;
  void each_period(sim::Time from, sim::Time to, sim::Duration period, const Visit& visit) const;
  // Adds up and forgets what CloudWatch would have by `now`, see resolution_at().
  void roll_up(sim::Time now);

  // The minute for which the series was last sampled from its service.
  sim::Time sampled_at() const { return sampled_at_; }
  void set_sampled_at(sim::Time minute) { sampled_at_ = minute; }

  bool is_empty() const { return buckets_.empty(); }
  std::size_t size() const { return buckets_.size(); }
  std::string_view unit() const { return unit_; }
  void set_unit(std::string unit) { unit_ = std::move(unit); }

 private:
  struct Bucket {
    sim::Time start;
    StatisticSet values;
  };
  std::vector<Bucket>::const_iterator first_from(sim::Time time) const;

  std::vector<Bucket> buckets_;  // in the order of their starts
  sim::Time sampled_at_{};
  std::string unit_ = "None";
};

}  // namespace cloudwatch
