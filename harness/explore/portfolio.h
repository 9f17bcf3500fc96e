// Several strategies, among which takes are distributed by their seeds.
#pragma once

#include <cstdint>

#include "harness/explore/strategy.h"

namespace harness {

class Portfolio {
 public:
  // REQUIRES: there is a strategy. If none can plan without takes to vary, `uniform` comes to them,
  // for as long as there are no such takes.
  explicit Portfolio(Strategies strategies);

  const Strategies& strategies() const { return strategies_; }
  // By the strategy whose turn it is, or the first that can plan if that one cannot.
  Plan plan(std::uint64_t seed, const Strategy::Shown& shown) const;

 private:
  Strategies strategies_;
  std::uint64_t shares_ = 0;  // of all that have their turn
};

}  // namespace harness
