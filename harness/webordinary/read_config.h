// Reads what files say to the platform.
#pragma once

#include <vector>

#include "harness/scenario/problems.h"
#include "harness/scenario/value.h"
#include "harness/webordinary/config.h"

namespace harness {

// Platform::read_world().
void read_webordinary(const Value& root, WorldConfig& world, Problems& problems);

// REQUIRES for both: the value has the shape of the dialect.
std::vector<claude::Rule> claude_rules_of(const Value& list);
QueuesPer queues_per_of(const Value& value);

}  // namespace harness
