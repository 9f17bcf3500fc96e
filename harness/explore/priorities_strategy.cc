#include <set>

#include "harness/explore/priority_chooser.h"
#include "harness/explore/some_faults.h"
#include "harness/explore/strategy.h"

namespace harness {
namespace {

// How many decisions a take has is not known before it is played, so that a change may come at any
// order of magnitude: up to the fourth decision as likely as from the 2,048th to the 4,096th.
std::set<std::uint64_t> draw_changes(sim::Random& random) {
  constexpr std::uint64_t kMostChanges = 4;
  constexpr std::uint64_t kMagnitudes = 11;
  std::set<std::uint64_t> changes;
  for (std::uint64_t more = random.below(kMostChanges + 1); more > 0; --more) {
    const std::uint64_t from = std::uint64_t{2} << random.below(kMagnitudes);
    changes.insert(from + random.below(from));
  }
  return changes;
}

class Priorities : public Strategy {
 public:
  std::string_view name() const override { return "priorities"; }
  std::string_view says() const override {
    return "who is fast stays fast and who is slow stays slow, but for a few changes";
  }
  int share() const override { return 2; }
  Plan plan(std::uint64_t seed, const Shown& shown) const override {
    sim::Random random = sim::Random(seed).stream("priorities");
    Plan plan;
    plan.strategy = name();
    plan.seed = seed;
    plan.faults = some_faults(shown.faults, random);
    const std::set<std::uint64_t> changes = draw_changes(random);
    plan.chooser = std::make_unique<PriorityChooser>(random.stream("paces"), changes);
    return plan;
  }
};

}  // namespace

std::shared_ptr<const Strategy> priorities_strategy() { return std::make_shared<Priorities>(); }

}  // namespace harness
