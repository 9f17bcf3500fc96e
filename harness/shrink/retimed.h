// Waits that end at another moment. What comes after a wait meets what is going on then, and
// without something else of the scenario that may be going on earlier or later.
#pragma once

#include <vector>

#include "harness/scenario/value.h"
#include "harness/shrink/trials.h"

namespace harness::shrink {

// The document of the take with one of its waits longer or shorter each, so that it ends between
// two other events of the take: the nearest moments first, and no more than a hundred or so. Waits
// behind which no step comes are left as they are, as nothing happens when they end.
std::vector<Value> with_other_waits(const Trials::Played& played);

// Whether the step is a wait, and nothing else.
bool is_wait(const Value& step);

}  // namespace harness::shrink
