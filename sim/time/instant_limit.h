// Finds out that a World goes round in circles: events without end at one instant.
#pragma once

#include <stdexcept>

#include "sim/time/time.h"

namespace sim {

class InstantLimit {
 public:
  // Counts something that happened at `now`. A million of them at one instant are std::logic_error.
  void count(Time now) {
    if (now != instant_) {
      instant_ = now;
      events_ = 0;
    } else if (++events_ > kMaxEvents) {
      throw std::logic_error("time does not move: a million events at " + to_iso8601(instant_));
    }
  }

 private:
  static constexpr int kMaxEvents = 1'000'000;
  Time instant_{};
  int events_ = 0;
};

}  // namespace sim
