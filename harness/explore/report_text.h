// The report of an exploration for people.
#pragma once

#include <string>

#include "harness/explore/report.h"

namespace harness {

// Several lines. Nothing in it depends on the machine's speed.
std::string report_text(const ExploreReport& report);

}  // namespace harness
