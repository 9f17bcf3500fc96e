// Takes as a page: one self-contained file, readable without scripts, on screen and printed.
#pragma once

#include <string>
#include <vector>

#include "harness/scenario/take.h"

namespace harness {

// For several takes there is an index on top. Each take has its verdict and facts, what failed and
// the events before it, the timeline, charts of queues and answers, its figures, and what the
// fakes refused.
std::string html_report(const std::vector<Take>& takes);

}  // namespace harness
