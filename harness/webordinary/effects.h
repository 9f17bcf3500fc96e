// Finds what a file says to the platform without effect.
#pragma once

#include "harness/scenario/problems.h"
#include "harness/scenario/value.h"

namespace harness {

// Platform::check_file(): keys of the platform's steps and expectations that another one beside
// them takes the effect from, numbers of a load that cannot be reached, and rules of Claude Code
// that come after one for all instructions.
void check_webordinary_effects(const Value& file, Problems& problems);

}  // namespace harness
