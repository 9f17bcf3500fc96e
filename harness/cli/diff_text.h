// What `backlot diff` prints.
#pragma once

#include <string>

#include "harness/takes/compare.h"

namespace harness {

struct DiffTexts {
  std::string a_name;
  std::string b_name;
  bool all = false;  // tells every difference, and not only where the takes diverge
};

// Several lines: the takes, where they diverge, and what is alike and what is not. REQUIRES: both
// takes hold events.
std::string diff_text(const sim::RecordedTake& a, const sim::RecordedTake& b,
                      const Comparison& comparison, const DiffTexts& texts);

}  // namespace harness
