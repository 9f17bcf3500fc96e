#include "harness/explore/round.h"

#include <set>
#include <stdexcept>

#include "harness/explore/strategy.h"
#include "tests/harness/explore/queue_world.h"
#include "tests/support/catch.h"

using namespace harness;
using tests::QueueWorld;

namespace {

const Platforms kNoPlatforms;

std::vector<PlannedTake> planned(std::uint64_t takes) {
  const FaultMenu calm = fault_menu("calm");
  const Pool pool;
  std::vector<PlannedTake> all(takes);
  for (std::uint64_t i = 0; i < takes; ++i) {
    all[i].plan = uniform_strategy()->plan(i + 1, {calm, pool});
  }
  return all;
}

}  // namespace

TEST_CASE("Round: each take is played by its plan, on several threads as on one",
          "[explore][Round]") {
  const QueueWorld world;
  std::vector<std::vector<std::string>> digests;
  for (const std::size_t jobs : {1U, 4U}) {
    std::vector<PlannedTake> takes = planned(9);
    play_round(world.explored(), takes, {kNoPlatforms, {}, jobs, {}, {}});
    digests.emplace_back();
    for (const PlannedTake& one : takes) {
      CHECK(one.is_played);
      CHECK(one.take.seed == one.plan.seed);
      CHECK_FALSE(one.edges.all().empty());
      CHECK_FALSE(one.take.decisions.empty());
      digests.back().push_back(one.take.digest);
    }
    CHECK(std::set(digests.back().begin(), digests.back().end()).size() == 9);
  }
  CHECK(digests[0] == digests[1]);
}

TEST_CASE("Round: given decisions are the plan's, unless the scenario gives them itself",
          "[explore][Round]") {
  for (const char* own :
       {"", "decisions:\n  - {kind: dynamodb.creation, of: jobs, values: {1: 11s}}\n"}) {
    const QueueWorld world(own);
    std::vector<PlannedTake> first = planned(1);
    play_round(world.explored(), first, {kNoPlatforms, {}, 1, {}, {}});
    std::vector<PlannedTake> again = planned(1);
    again[0].plan.decisions = first[0].take.decisions;
    for (sim::Decided& one : again[0].plan.decisions) one.value = 12'000'000'000;
    play_round(world.explored(), again, {kNoPlatforms, {}, 1, {}, {}});
    REQUIRE(again[0].take.decisions.size() == 1);
    CHECK(again[0].take.decisions[0].value ==
          (own == std::string_view() ? 12'000'000'000 : 11'000'000'000));
  }
}

TEST_CASE("Round: what a callback throws ends it and is thrown", "[explore][Round]") {
  const QueueWorld world;
  std::vector<PlannedTake> takes = planned(20);
  RoundOptions options{kNoPlatforms, {}, 3, {}, {}};
  options.on_take = [](const Take&) { throw std::runtime_error("enough"); };
  CHECK_THROWS_WITH(play_round(world.explored(), takes, options), "enough");
  const auto played = std::count_if(takes.begin(), takes.end(),
                                    [](const PlannedTake& one) { return one.is_played; });
  CHECK(played < 20);
}
