// The shapes of scenario and world files.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "harness/scenario/shape.h"

namespace harness {

Shape scenario_shape();
Shape world_shape();

// One rule of how Claude Code behaves; both files have them.
Shape claude_rule_shape();
// Whose tasks are meant, and what `more` says of them.
Shape of_tasks(std::string noun, std::vector<Field> more);
// What can be expected, in a step or at the end.
Shape expectation_shape();

}  // namespace harness
