#include "harness/explore/strategy.h"

#include <algorithm>
#include <stdexcept>

#include "harness/scenario/problems.h"

namespace harness {

Strategies all_strategies() {
  return {uniform_strategy(), swarm_strategy(), priorities_strategy(), mutation_strategy()};
}

Strategies strategies_named(const std::string& names) {
  const Strategies all = all_strategies();
  Strategies chosen;
  for (std::size_t at = 0; at <= names.size();) {
    const std::size_t end = std::min(names.find(',', at), names.size());
    const std::string name = names.substr(at, end - at);
    const auto found = std::ranges::find(all, name, [](const auto& one) { return one->name(); });
    if (found == all.end()) {
      std::vector<std::string> known;
      for (const auto& one : all) known.emplace_back(one->name());
      throw std::invalid_argument("'" + name + "' is no strategy" + expected_one_of(name, known));
    }
    if (std::ranges::find(chosen, *found) == chosen.end()) chosen.push_back(*found);
    at = end + 1;
  }
  return chosen;
}

}  // namespace harness
