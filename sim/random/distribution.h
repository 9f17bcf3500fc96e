// How long things take: a distribution of durations that a world file can name.
#pragma once

#include <string>
#include <string_view>

#include "sim/random/random.h"
#include "sim/time/time.h"

namespace sim {

class Distribution {
 public:
  // Always zero.
  Distribution() = default;

  static Distribution fixed(Duration value);
  static Distribution uniform(Duration low, Duration high);
  // Log-normal, given by two of its quantiles. REQUIRES: 0 < median < p99.
  static Distribution lognormal(Duration median, Duration p99);

  // Reads `5s`, `30s..60s` (uniform) or `median 38s p99 58s` (log-normal). Anything else is
  // std::invalid_argument, whose text says what was expected.
  static Distribution parse(std::string_view text);
  // The text that parse() reads back to the same distribution.
  std::string to_text() const;

  Duration draw(Random& random) const;

  // What it is when nothing is out of the ordinary: the fixed value, the middle of a range, the
  // median.
  Duration usual() const;
  // Between which values draws are: all of them, of a log-normal 98 in 100.
  Duration low() const;
  Duration high() const { return b_; }

 private:
  enum class Kind { kFixed, kUniform, kLognormal };
  Distribution(Kind kind, Duration a, Duration b) : kind_(kind), a_(a), b_(b) {}

  Kind kind_ = Kind::kFixed;
  Duration a_{};
  Duration b_{};
};

}  // namespace sim
