// Decides how long things take by who they are for: each subject of a kind is fast, slow, or as
// chance has it, and stays so but for a few changes.
//
// After the scheduler of "A Randomized Scheduler with Probabilistic Guarantees of Finding Bugs"
// (PCT: Burckhardt, Kothari, Musuvathi, Nagarakatte, ASPLOS 2010), where threads have priorities
// that change at a few points: an order of events that needs d of them to be unlikely is found with
// d - 1 changes, however long the take is.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "sim/random/decisions.h"
#include "sim/random/random.h"

namespace harness {

class PriorityChooser : public sim::Chooser {
 public:
  // `changes`: at which decisions, from 1, the subject that it is for changes.
  PriorityChooser(sim::Random random, std::set<std::uint64_t> changes);

  // Whether something happens, as a fault, is left to chance.
  std::int64_t choose(const Choice& choice) override;

 private:
  enum class Pace : std::uint8_t { kFast, kSlow, kAsChanceHasIt };
  Pace draw();

  sim::Random random_;
  std::set<std::uint64_t> changes_;
  std::uint64_t asked_ = 0;
  std::map<std::pair<std::string_view, std::string>, Pace> paces_;  // by kind and subject
};

}  // namespace harness
