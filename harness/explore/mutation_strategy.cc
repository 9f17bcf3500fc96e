#include <algorithm>
#include <utility>
#include <vector>

#include "harness/explore/some_faults.h"
#include "harness/explore/strategy.h"

namespace harness {
namespace {

using sim::Decided;

// The first of them, up to one of them: the story is the same so far, and goes on otherwise.
void keep_beginning(std::vector<Decided>& decisions, sim::Random& random) {
  decisions.resize(random.below(decisions.size() + 1));
}

// A few are left to chance again, or take the value of another decision of their kind.
void change_some(std::vector<Decided>& decisions, sim::Random& random) {
  constexpr std::uint64_t kMagnitudes = 6;
  for (std::uint64_t more = std::uint64_t{1} << random.below(kMagnitudes);
       more > 0 && !decisions.empty(); --more) {
    Decided& one = decisions[random.below(decisions.size())];
    const Decided& other = decisions[random.below(decisions.size())];
    if (other.kind == one.kind && other.value != one.value) {
      one.value = other.value;
    } else {
      std::swap(one, decisions.back());
      decisions.pop_back();
    }
  }
}

class Mutation : public Strategy {
 public:
  std::string_view name() const override { return "mutation"; }
  std::string_view says() const override {
    return "a take that did something new, with some of its decisions taken otherwise";
  }
  int share() const override { return 2; }
  bool can_plan(const Shown& shown) const override { return !shown.pool.all().empty(); }
  Plan plan(std::uint64_t seed, const Shown& shown) const override {
    sim::Random random = sim::Random(seed).stream("mutation");
    const std::vector<SavedTake>& parents = shown.pool.all();
    const SavedTake& parent = parents[random.below(parents.size())];
    Plan plan;
    plan.strategy = name();
    plan.seed = seed;
    // Other faults than the parent's have no decisions in it, and strike by chance.
    const bool same_faults = random.chance(0.75);
    plan.faults = same_faults ? parent.faults : some_faults(shown.faults, random);
    plan.decisions = parent.decisions;
    if (random.chance(0.5)) keep_beginning(plan.decisions, random);
    change_some(plan.decisions, random);
    return plan;
  }
};

}  // namespace

std::shared_ptr<const Strategy> mutation_strategy() { return std::make_shared<Mutation>(); }

}  // namespace harness
