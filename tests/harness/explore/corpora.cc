#include "tests/harness/explore/corpora.h"

#include <utility>

#include "harness/explore/corpus_keeper.h"
#include "harness/explore/exploration.h"
#include "tests/support/catch.h"

namespace tests {

using namespace harness;

ExploreReport explore_into(const std::string& folder, const QueueWorld& world, std::uint64_t first,
                           std::uint64_t last, std::function<bool()> stop) {
  ExploreOptions options;
  options.faults = fault_menu("calm");
  options.first_seed = first;
  options.last_seed = last;
  options.stop = std::move(stop);
  Exploration exploration({world.explored()}, std::move(options));
  CorpusKeeper keeper(folder, {});
  begin_with(keeper.before(), exploration);
  exploration.run([&] { keeper.keep_at_times(exploration); });
  ExploreReport report = exploration.report();
  keeper.keep(exploration, report);
  return report;
}

void check_sums(const ScenarioRow& row) {
  std::uint64_t takes = 0;
  std::uint64_t failed = 0;
  std::uint64_t edges = 0;
  for (const StrategyRow& strategy : row.strategies) {
    takes += strategy.takes;
    failed += strategy.failed;
    edges += strategy.edges;
  }
  CHECK(takes == row.takes);
  CHECK(failed == row.failed);
  CHECK(edges == row.edges.size());
  std::uint64_t of_ways = 0;
  for (const FailureRow& failure : row.failures) of_ways += failure.takes;
  for (const FailureRow& fixed : row.fixed) of_ways += fixed.takes;
  CHECK(of_ways == row.failed);
}

}  // namespace tests
