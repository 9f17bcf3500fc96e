// What `${…}` stands for in the AWS inputs of world and scenario files.
#pragma once

#include "harness/scenario/value.h"
#include "harness/world/config.h"

namespace harness {

// In each text of `value`, though not in keys, `${account}` and `${region}` become the world's.
void fill_in(Value& value, const WorldConfig& world);

}  // namespace harness
