#include "harness/explore/some_faults.h"

#include <set>

#include "tests/support/catch.h"

using namespace harness;

TEST_CASE("Some faults: each take has others, with chances of their own",
          "[explore][some_faults]") {
  const FaultMenu menu = fault_menu("bad day");
  std::set<std::size_t> counts;
  std::set<double> chances;
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    sim::Random random(seed);
    const std::vector<aws::FaultRule> rules = some_faults(menu, random);
    counts.insert(rules.size());
    for (const aws::FaultRule& rule : rules) {
      const double usual = rule.kind->on_a_bad_day / 100;
      CHECK(rule.chance >= usual / 4);
      CHECK(rule.chance <= std::max(usual, 0.5));
      if (rule.kind->name == "sqs.duplicate") chances.insert(rule.chance);
    }
  }
  CHECK(counts.size() > 3);
  CHECK(chances.size() == 5);
}

TEST_CASE("Some faults: the same numbers give the same faults", "[explore][some_faults]") {
  const FaultMenu menu = fault_menu("normal day");
  sim::Random one(4);
  sim::Random other(4);
  const auto rules = some_faults(menu, one);
  const auto again = some_faults(menu, other);
  REQUIRE(rules.size() == again.size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    CHECK(rules[i].kind == again[i].kind);
    CHECK(rules[i].chance == again[i].chance);
  }
}
