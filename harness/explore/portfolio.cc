#include "harness/explore/portfolio.h"

#include <algorithm>
#include <utility>

#include "sim/random/random.h"

namespace harness {

Portfolio::Portfolio(Strategies strategies) : strategies_(std::move(strategies)) {
  // Mutation alone could not begin: chance as it is makes what it varies.
  const Pool empty;
  const FaultMenu none;
  const bool begins = std::ranges::any_of(strategies_, [&](const auto& one) {
    return one->can_plan({none, empty});
  });
  if (!begins) strategies_.push_back(uniform_strategy());
}

Plan Portfolio::plan(std::uint64_t seed, const Strategy::Shown& shown) const {
  std::uint64_t shares = 0;
  for (const auto& one : strategies_) shares += static_cast<std::uint64_t>(one->share());
  std::uint64_t left = sim::Random(seed).stream("portfolio").below(shares);
  for (const auto& one : strategies_) {
    const auto share = static_cast<std::uint64_t>(one->share());
    if (left < share && one->can_plan(shown)) return one->plan(seed, shown);
    left -= std::min(left, share);
  }
  const auto able =
      std::ranges::find_if(strategies_, [&](const auto& one) { return one->can_plan(shown); });
  return (*able)->plan(seed, shown);
}

}  // namespace harness
