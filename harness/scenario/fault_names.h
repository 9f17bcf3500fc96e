// Looks for rules of faults whose `of` names what is nowhere, so that they strike nothing.
#pragma once

#include <vector>

#include "fakes/aws/dispatcher.h"
#include "harness/scenario/problems.h"
#include "harness/scenario/scenario.h"
#include "harness/scenario/value.h"
#include "harness/world/config.h"

namespace harness {

// Adds a problem for each entry of a list of faults that is for calls of an operation which no
// service has. REQUIRES: each entry has its shape.
void check_struck_operations(const std::vector<Value>& faults, const aws::Dispatcher& services,
                             Problems& problems);

// Adds a problem for each rule of the scenario's file that names a queue, table, topic, family of
// tasks, alarm, log group or configuration set which neither the world's setup nor a call of the
// scenario makes, if nothing runs in the world. Where programs run, which may make it, that is a
// warning; where stand-ins do, whose names are known when they are made, it is one only for a name
// that is one slip away from one that is there.
void find_unknown_struck(const Scenario& scenario, const WorldConfig& world, Problems& problems,
                         Problems& warnings);

}  // namespace harness
