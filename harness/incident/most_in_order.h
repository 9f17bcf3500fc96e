// The most things that can be in order at once, where it is not exactly known when each was.
//
// Each was told to be within a span of time; one comes surely before another if its span is over
// when the other's begins. Each has happened at a place in another order. A choice of them is in
// order if none that comes surely before another has the later place.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/time/time.h"

namespace incident {

// Not before `begin`, and before `end`, which is later.
struct TimeSpan {
  sim::Time begin;
  sim::Time end;
};

// The spans in the order in which they happened: whether each belongs to a largest choice that is
// in order. It takes O(n log n).
std::vector<bool> most_in_order(const std::vector<TimeSpan>& happened);

}  // namespace incident
