#include <set>

#include "harness/explore/strategy.h"
#include "harness/scenario/decision_kinds.h"
#include "tests/support/catch.h"

using namespace harness;

namespace {

// A take in which the starts of 40 tasks, and as many latencies, were decided.
SavedTake parent() {
  static const sim::DecisionKinds kKinds = decision_kinds({});
  SavedTake take;
  take.name = "a/b";
  take.faults = fault_menu("sqs.duplicate").rules;
  for (std::int64_t i = 1; i <= 40; ++i) {
    const auto number = static_cast<std::uint64_t>(i);
    take.decisions.push_back({kKinds.find("ecs.start"), "web", number, i});
    take.decisions.push_back({kKinds.find("aws.latency"), "web sqs.SendMessage", number, 100 + i});
  }
  return take;
}

}  // namespace

TEST_CASE("Mutation: it needs a take to vary", "[explore][Strategy]") {
  const FaultMenu menu = fault_menu("calm");
  Pool pool;
  CHECK_FALSE(mutation_strategy()->can_plan({menu, pool}));
  pool.add(parent());
  CHECK(mutation_strategy()->can_plan({menu, pool}));
}

TEST_CASE("Mutation: most is as in the parent, some is not, no value is of another kind",
          "[explore][Strategy]") {
  const FaultMenu menu = fault_menu("calm");
  Pool pool;
  pool.add(parent());
  std::set<std::size_t> counts;
  std::size_t changed = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Plan plan = mutation_strategy()->plan(seed, {menu, pool});
    CHECK(plan.seed == seed);
    counts.insert(plan.decisions.size());
    std::set<std::pair<std::string, std::uint64_t>> names;
    for (const sim::Decided& one : plan.decisions) {
      CHECK(names.emplace(std::string(one.kind->name), one.number).second);
      const bool is_start = one.kind->name == "ecs.start";
      CHECK((one.value > 100) != is_start);
      const auto number = static_cast<std::int64_t>(one.number);
      if (one.value != (is_start ? number : 100 + number)) ++changed;
    }
  }
  CHECK(counts.size() > 10);
  CHECK(changed > 10);
}

TEST_CASE("Mutation: the faults are mostly the parent's", "[explore][Strategy]") {
  const FaultMenu menu = fault_menu("calm");
  Pool pool;
  pool.add(parent());
  int same = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    if (mutation_strategy()->plan(seed, {menu, pool}).faults.size() == 1) ++same;
  }
  CHECK(same > 20);
  CHECK(same < 40);
}

TEST_CASE("Pool: the oldest goes when it is full", "[explore][Pool]") {
  Pool pool;
  for (std::size_t i = 0; i <= Pool::kMost; ++i) {
    SavedTake take;
    take.seed = i;
    pool.add(take);
  }
  CHECK(pool.all().size() == Pool::kMost);
  CHECK(pool.all().front().seed == 1);
}
