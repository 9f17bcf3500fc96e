// The datapoints of one metric, added up by minute (or by second, for high resolution).
#pragma once

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

class Series {
 public:
  // Adds to the bucket that begins at `start`.
  void add(sim::Time start, const StatisticSet& values);
  // Everything in [from, to); nothing if there was no datapoint.
  std::optional<StatisticSet> between(sim::Time from, sim::Time to) const;
  // Forgets what is older than `limit`.
  void forget_before(sim::Time limit);

  // The minute for which the series was last sampled from its service.
  sim::Time sampled_at() const { return sampled_at_; }
  void set_sampled_at(sim::Time minute) { sampled_at_ = minute; }

  bool is_empty() const { return buckets_.empty(); }
  std::string_view unit() const { return unit_; }
  void set_unit(std::string unit) { unit_ = std::move(unit); }

 private:
  struct Bucket {
    sim::Time start;
    StatisticSet values;
  };
  std::vector<Bucket> buckets_;  // in the order of their starts
  sim::Time sampled_at_{};
  std::string unit_ = "None";
};

}  // namespace cloudwatch
