// Replaces `${account}` and `${region}` in the AWS inputs of world and scenario files.
#pragma once

#include "harness/scenario/problems.h"
#include "harness/scenario/value.h"
#include "harness/world/config.h"

namespace harness {

// In each text of `value`, though not in keys, `${account}` and `${region}` become the world's.
void fill_in(Value& value, const WorldConfig& world);

// Adds a problem for each of these names that is misspelled, and for each in a key.
void check_placeholders(const Value& value, Problems& problems);

}  // namespace harness
