// Where an instant is on the page.
//
// Long stretches in which nothing happens are drawn short, as breaks, so that hours of sleep do
// not squeeze the minutes that matter. Between breaks the scale is linear.
#pragma once

#include <string>
#include <vector>

#include "sim/time/time.h"

namespace harness {

class TimeScale {
 public:
  // Part of the time from `from` to `to`, drawn from `left` to `right`.
  struct Segment {
    sim::Time from, to;
    double left, right;
    bool is_break;
  };
  struct Tick {
    double x;
    std::string label;  // time since the beginning: `2m30s`
  };

  // `instants`: when anything happens, in any order.
  // REQUIRES: begin <= end, left < right.
  TimeScale(sim::Time begin, sim::Time end, std::vector<sim::Time> instants, double left,
            double right);

  double left() const { return segments_.front().left; }
  double right() const { return segments_.back().right; }
  sim::Time begin() const { return segments_.front().from; }
  sim::Time end() const { return segments_.back().to; }

  // The place of an instant; one before the beginning or after the end is at the edge.
  double x(sim::Time time) const;
  const std::vector<Segment>& segments() const { return segments_; }
  std::vector<Tick> ticks() const;

 private:
  std::vector<Segment> segments_;
  double per_ns_ = 0;  // pixels for a nanosecond, outside of breaks
};

// The step of an axis whose labels stand at least `least` apart: 1, 2 or 5 times a power of ten, or
// a span of time that people count in.
double nice_step(double least);
sim::Duration nice_step(sim::Duration least);

}  // namespace harness
