// Some of the faults that there are: what a take of a swarm differs in.
#pragma once

#include <vector>

#include "harness/explore/fault_menu.h"
#include "sim/random/random.h"

namespace harness {

// About half of the kinds, each with a chance between a fourth and four times of what it has on the
// menu, and not above one half.
std::vector<aws::FaultRule> some_faults(const FaultMenu& menu, sim::Random& random);

}  // namespace harness
