#include "tests/scenarios/family.h"

#include <set>

#include "harness/scenario/read.h"
#include "tests/harness/webordinary/platforms.h"
#include "tests/harness/webordinary/play.h"
#include "tests/support/catch.h"

namespace tests {
namespace {

harness::Take take_of(const harness::Scenario& scenario, const harness::WorldConfig& world,
                      std::optional<std::uint64_t> seed) {
  harness::TakeOptions options;
  options.seed = seed;
  harness::Take take = harness::play(scenario, world, platforms(), options);
  INFO(scenario.name << " with seed " << take.seed);
  CHECK(failures_of(take) == "");
  return take;
}

}  // namespace

void check_scenario(const std::string& name) {
  const harness::Scenario scenario =
      harness::read_scenario(std::string(BACKLOT_SCENARIOS) + "/" + name + ".yaml", platforms());
  const harness::WorldConfig world = harness::read_world(scenario.world_path, platforms());
  INFO(scenario.name);
  const harness::Take first = take_of(scenario, world, std::nullopt);
  const harness::Take second = take_of(scenario, world, std::nullopt);
  CHECK(first.digest == second.digest);
  CHECK(first.events == second.events);
  CHECK(first.simulated == second.simulated);
  std::set<std::string> digests{first.digest};
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    digests.insert(take_of(scenario, world, seed).digest);
  }
  CHECK(digests.size() == 4);
}

void check_family(const std::string& family) {
  const std::vector<std::string> names = shipped_names(family);
  REQUIRE_FALSE(names.empty());
  for (const std::string& name : names) check_scenario(family + "/" + name);
}

}  // namespace tests
