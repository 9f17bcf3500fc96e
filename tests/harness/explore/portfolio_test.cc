#include "harness/explore/portfolio.h"

#include <map>

#include "tests/support/catch.h"

using namespace harness;

namespace {

std::map<std::string, int> counts(const Portfolio& portfolio, const Pool& pool) {
  const FaultMenu menu = fault_menu("bad day");
  std::map<std::string, int> counts;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    ++counts[std::string(portfolio.plan(seed, {menu, pool}).strategy)];
  }
  return counts;
}

}  // namespace

TEST_CASE("Portfolio: takes are shared out among the strategies", "[explore][Portfolio]") {
  Pool pool;
  pool.add({});
  auto all = counts(Portfolio(all_strategies()), pool);
  CHECK(all.size() == 4);
  CHECK(all["swarm"] > 330);
  CHECK(all["swarm"] < 470);
  for (const char* name : {"uniform", "priorities", "mutation"}) CHECK(all[name] > 140);
}

TEST_CASE("Portfolio: what mutation cannot plan yet, another one does", "[explore][Portfolio]") {
  const Pool pool;
  auto all = counts(Portfolio(strategies_named("swarm,mutation")), pool);
  CHECK(all == std::map<std::string, int>{{"swarm", 1000}});
}

TEST_CASE("Portfolio: mutation alone begins with chance as it is", "[explore][Portfolio]") {
  const Pool pool;
  auto all = counts(Portfolio(strategies_named("mutation")), pool);
  CHECK(all == std::map<std::string, int>{{"uniform", 1000}});
  Pool one;
  one.add({});
  CHECK(counts(Portfolio(strategies_named("mutation")), one) ==
        std::map<std::string, int>{{"mutation", 1000}});
}
