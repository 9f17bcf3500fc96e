// Takes as a page: one self-contained file, readable without scripts, on screen and printed.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "harness/scenario/take.h"

namespace harness {

// How many events of each take, the last ones, fit into a page of so many takes that stays usable.
std::size_t most_events(std::size_t takes);

// For several takes there is an index on top. Each take has its verdict and facts, what failed and
// the events before it, tasks that ended badly, the timeline, charts of queues and answers, what is
// explained of it, its
// figures, what the fakes refused, and, folded, the last of its events, if Take::journal has them.
std::string html_report(const std::vector<Take>& takes);

}  // namespace harness
