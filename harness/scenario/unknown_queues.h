// Looks for queues that a scenario expects something of and that nothing makes.
#pragma once

#include "harness/scenario/problems.h"
#include "harness/scenario/scenario.h"
#include "harness/world/config.h"

namespace harness {

// Adds a problem for each `queue` expectation about a queue that neither the world's setup nor a
// call of the scenario makes, if nothing runs in the world. Where programs run, which may make it,
// that is a warning; where stand-ins do, whose queues have names that are known when they are made,
// it is one only for a name that is one slip away from that of a queue.
void find_unknown_queues(const Scenario& scenario, const WorldConfig& world, Problems& problems,
                         Problems& warnings);

}  // namespace harness
