#include "harness/explore/portfolio.h"

#include <algorithm>
#include <utility>

#include "sim/random/random.h"

namespace harness {

Portfolio::Portfolio(Strategies strategies) : strategies_(std::move(strategies)) {
  for (const auto& one : strategies_) shares_ += static_cast<std::uint64_t>(one->share());
  const Pool empty;
  const FaultMenu none;
  const bool begins = std::ranges::any_of(strategies_, [&](const auto& one) {
    return one->can_plan({none, empty});
  });
  // It has no share, as it comes behind all that have.
  if (!begins) strategies_.push_back(uniform_strategy());
}

Plan Portfolio::plan(std::uint64_t seed, const Strategy::Shown& shown) const {
  std::uint64_t left = sim::Random(seed).stream("portfolio").below(shares_);
  for (const auto& one : strategies_) {
    const auto share = static_cast<std::uint64_t>(one->share());
    if (left < share) {
      if (one->can_plan(shown)) return one->plan(seed, shown);
      break;
    }
    left -= share;
  }
  const auto able =
      std::ranges::find_if(strategies_, [&](const auto& one) { return one->can_plan(shown); });
  return (*able)->plan(seed, shown);
}

}  // namespace harness
