// `sometimes:` of scenarios and worlds.
#pragma once

#include <vector>

#include "harness/scenario/platform.h"
#include "harness/scenario/problems.h"
#include "harness/scenario/shape.h"
#include "harness/scenario/value.h"
#include "harness/world/sometimes.h"

namespace harness {

// The key of scenarios and worlds.
Field sometimes_field();

// The entries of a list; a problem for each kind of event that there is not. REQUIRES: each entry
// has the shape.
std::vector<Sometimes> sometimes_of(const std::vector<Value>& entries, const Platforms& platforms,
                                    Problems& problems);

}  // namespace harness
