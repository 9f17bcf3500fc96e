// Finds programs and folders that the commands of a world's images need and this machine lacks.
#pragma once

#include "harness/scenario/platform.h"
#include "harness/scenario/problems.h"
#include "harness/world/config.h"

namespace harness {

// Adds a warning for each program and each folder to start in that this machine does not have:
// another machine, on which the world is played, may. What depends on the task is passed over.
void find_missing_programs(const WorldConfig& world, const Platforms& platforms,
                           Problems& warnings);

}  // namespace harness
