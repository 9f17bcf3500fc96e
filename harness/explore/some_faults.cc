#include "harness/explore/some_faults.h"

#include <algorithm>

namespace harness {

std::vector<aws::FaultRule> some_faults(const FaultMenu& menu, sim::Random& random) {
  constexpr double kTimes[] = {0.25, 0.5, 1, 2, 4};
  constexpr double kMost = 0.5;
  std::vector<aws::FaultRule> rules;
  for (const aws::FaultRule& on_menu : menu.rules) {
    // Both are drawn in any case, so that one kind more changes nothing for the others before it.
    const bool is_in = random.chance(0.5);
    const double times = kTimes[random.below(std::size(kTimes))];
    if (!is_in) continue;
    rules.push_back(on_menu);
    rules.back().chance = std::min(std::max(kMost, on_menu.chance), on_menu.chance * times);
  }
  return rules;
}

}  // namespace harness
