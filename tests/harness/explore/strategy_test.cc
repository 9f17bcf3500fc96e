#include "harness/explore/strategy.h"

#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using namespace harness;

namespace {

std::vector<std::string> names_of(const Strategies& strategies) {
  std::vector<std::string> names;
  for (const auto& one : strategies) names.emplace_back(one->name());
  return names;
}

std::vector<std::string> texts_of(const Plan& plan) {
  std::vector<std::string> texts{std::to_string(plan.seed)};
  for (const aws::FaultRule& rule : plan.faults) {
    texts.push_back(std::string(rule.kind->name) + " " + std::to_string(rule.chance));
  }
  return texts;
}

}  // namespace

TEST_CASE("Strategies: they are found by their names", "[explore][Strategy]") {
  CHECK(names_of(all_strategies()) ==
        std::vector<std::string>{"uniform", "swarm", "priorities", "mutation"});
  CHECK(names_of(strategies_named("mutation,uniform,mutation")) ==
        std::vector<std::string>{"mutation", "uniform"});
  CHECK_THROWS_WITH(strategies_named("swam"), Contains("did you mean 'swarm'?"));
  CHECK_THROWS_AS(strategies_named(""), std::invalid_argument);
}

TEST_CASE("Strategies: a plan is a function of the seed", "[explore][Strategy]") {
  const FaultMenu menu = fault_menu("bad day");
  const Pool pool;
  for (const auto& strategy : strategies_named("uniform,swarm,priorities")) {
    INFO(strategy->name());
    CHECK(texts_of(strategy->plan(5, {menu, pool})) == texts_of(strategy->plan(5, {menu, pool})));
    CHECK(strategy->plan(5, {menu, pool}).strategy == strategy->name());
  }
}

TEST_CASE("Strategies: uniform has all faults as they are, swarm some", "[explore][Strategy]") {
  const FaultMenu menu = fault_menu("bad day");
  const Pool pool;
  const Plan uniform = uniform_strategy()->plan(3, {menu, pool});
  CHECK(uniform.faults.size() == menu.rules.size());
  CHECK(uniform.chooser == nullptr);
  bool differ = false;
  for (std::uint64_t seed = 1; seed < 10; ++seed) {
    const Plan swarm = swarm_strategy()->plan(seed, {menu, pool});
    differ = differ || texts_of(swarm) != texts_of(swarm_strategy()->plan(seed + 1, {menu, pool}));
    CHECK(swarm.faults.size() <= menu.rules.size());
  }
  CHECK(differ);
}

TEST_CASE("Strategies: priorities and sizes are decided, all else is left to chance",
          "[explore][Strategy]") {
  const FaultMenu menu = fault_menu("calm");
  const Pool pool;
  CHECK(priorities_strategy()->plan(3, {menu, pool}).chooser != nullptr);
  CHECK(swarm_strategy()->plan(3, {menu, pool}).chooser != nullptr);
  CHECK(uniform_strategy()->plan(3, {menu, pool}).chooser == nullptr);
}
