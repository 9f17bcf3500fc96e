// A strategy says how takes are to differ from each other.
//
// What it plans is a function of the take's seed and of what it is shown: the same seed, the same
// faults and the same pool give the same plan.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "harness/explore/fault_menu.h"
#include "harness/explore/plan.h"
#include "harness/explore/pool.h"

namespace harness {

class Strategy {
 public:
  struct Shown {
    const FaultMenu& faults;
    const Pool& pool;
  };

  virtual ~Strategy() = default;
  Strategy() = default;
  Strategy(const Strategy&) = delete;
  Strategy& operator=(const Strategy&) = delete;

  virtual std::string_view name() const = 0;
  // What it does, as the end of a sentence.
  virtual std::string_view says() const = 0;
  // How many of a portfolio's takes it gets, beside the shares of the others.
  virtual int share() const = 0;
  // Whether it can plan a take of what it is shown.
  virtual bool can_plan(const Shown& /*shown*/) const { return true; }
  // REQUIRES: can_plan(shown).
  virtual Plan plan(std::uint64_t seed, const Shown& shown) const = 0;
};

using Strategies = std::vector<std::shared_ptr<const Strategy>>;

// `uniform`: chance as it is, with all faults.
std::shared_ptr<const Strategy> uniform_strategy();
// `swarm`: some of the faults, each with a chance of its own, and other sizes.
std::shared_ptr<const Strategy> swarm_strategy();
// `priorities`: who is fast stays fast, who is slow stays slow, and a few times that changes.
std::shared_ptr<const Strategy> priorities_strategy();
// `mutation`: a take that did something new, with some of its decisions taken otherwise.
std::shared_ptr<const Strategy> mutation_strategy();

// All there are.
Strategies all_strategies();
// Those of the names, `swarm,mutation`, each once. std::invalid_argument if one is none.
Strategies strategies_named(const std::string& names);

}  // namespace harness
