// Several strategies, among which takes are distributed by their seeds.
#pragma once

#include <cstdint>

#include "harness/explore/strategy.h"

namespace harness {

class Portfolio {
 public:
  // REQUIRES: there is a strategy, and one that can always plan.
  explicit Portfolio(Strategies strategies);

  const Strategies& strategies() const { return strategies_; }
  // By the strategy whose turn it is, or the first that can plan if that one cannot.
  Plan plan(std::uint64_t seed, const Strategy::Shown& shown) const;

 private:
  Strategies strategies_;
};

}  // namespace harness
