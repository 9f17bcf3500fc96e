#include "harness/explore/tally.h"

#include "tests/harness/explore/queue_world.h"
#include "tests/support/catch.h"

using namespace harness;

namespace {

PlannedTake planned(std::uint64_t seed, const char* strategy, Take take) {
  PlannedTake planned;
  planned.plan.strategy = strategy;
  planned.plan.seed = seed;
  planned.take = std::move(take);
  planned.take.seed = seed;
  planned.is_played = true;
  return planned;
}

Take passed() {
  Take take;
  take.events = 10;
  take.story = std::make_shared<Story>();
  return take;
}

}  // namespace

TEST_CASE("Tally: takes, edges and failures of each strategy", "[explore][Tally]") {
  Tally tally;
  tally.count(planned(1, "swarm", passed()), 5);
  tally.count(planned(2, "swarm", tests::failed_take(2, "queue", "1", 0, 10)), 0);
  tally.count(planned(3, "uniform", passed()), 1);
  const ScenarioRow row = tally.row(all_strategies(), fault_menu("calm"));
  CHECK(row.takes == 3);
  CHECK(row.failed == 1);
  CHECK(row.events == 30);
  CHECK(row.last_new == 3);
  REQUIRE(row.strategies.size() == 4);
  CHECK(row.strategies[0].name == "uniform");
  CHECK(row.strategies[0].edges == 1);
  CHECK(row.strategies[1].takes == 2);
  CHECK(row.strategies[1].edges == 5);
  CHECK(row.strategies[1].failed == 1);
  CHECK(row.strategies[2].takes == 0);
  CHECK(row.faults.empty());
}

TEST_CASE("Tally: where a fault was on, and where it struck", "[explore][Tally]") {
  Tally tally;
  PlannedTake take = planned(1, "swarm", passed());
  take.plan.faults = fault_menu("sqs.duplicate").rules;
  auto story = std::make_shared<Story>();
  story->faults = {{"sqs.duplicate", 3}, {"aws.throttled", 1}};
  take.take.story = story;
  tally.count(take, 0);
  const ScenarioRow row = tally.row(all_strategies(), fault_menu("sqs.duplicate,sqs.late_poll"));
  REQUIRE(row.faults.size() == 3);
  CHECK(row.faults[0].name == "aws.throttled");  // the scenario's own
  CHECK(row.faults[0].on == 0);
  CHECK(row.faults[0].strikes == 1);
  CHECK(row.faults[1].name == "sqs.duplicate");
  CHECK(row.faults[1].on == 1);
  CHECK(row.faults[1].takes == 1);
  CHECK(row.faults[1].strikes == 3);
  CHECK(row.faults[2].name == "sqs.late_poll");
  CHECK(row.faults[2].takes == 0);
}

TEST_CASE("Tally: what was reached, by which take first", "[explore][Tally]") {
  Tally tally;
  tally.look_for({{"one", "a.yaml:1", {}}, {"two", "a.yaml:2", {}}});
  for (const std::uint64_t seed : {4U, 5U, 6U}) {
    Take take = passed();
    take.sometimes = {{"one", "a.yaml:1", seed > 4}, {"two", "a.yaml:2", false}};
    tally.count(planned(seed, "swarm", take), 0);
  }
  const ScenarioRow row = tally.row(all_strategies(), fault_menu("calm"));
  REQUIRE(row.sometimes.size() == 2);
  CHECK(row.sometimes[0].takes == 2);
  CHECK(row.sometimes[0].seed == 5);
  CHECK(row.sometimes[1].takes == 0);
  CHECK_FALSE(row.sometimes[1].seed);
}
