// Whether what a scenario refers to is there: users, containers, threads, rules, sites.
#pragma once

#include "harness/scenario/problems.h"
#include "harness/scenario/value.h"
#include "harness/world/config.h"

namespace harness {

// Adds a problem for each reference in the scenario `root` to what neither it nor `world` has.
// REQUIRES: `root` has the shape of a scenario.
void check_references(const Value& root, const WorldConfig& world, Problems& problems);

}  // namespace harness
