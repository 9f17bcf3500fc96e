// Every shipped scenario passes, with any seed, and is the same each time. One entry of ctest a
// family, so that they are played side by side.
#include <algorithm>

#include "tests/harness/webordinary/play.h"
#include "tests/scenarios/family.h"
#include "tests/support/catch.h"

namespace {

// The loads take longest: they are two entries of ctest.
const std::vector<std::string> kLoads{"burst-of-fifteen", "twenty-five-sessions"};
const std::vector<std::string> kMoreLoads{"hundred-over-ten-containers", "ten-sessions"};

}  // namespace

TEST_CASE("scenarios: every folder is a family that is tested", "[families]") {
  CHECK(tests::shipped_names("") == tests::kFamilies);
  std::vector<std::string> loads = kLoads;
  loads.insert(loads.end(), kMoreLoads.begin(), kMoreLoads.end());
  std::ranges::sort(loads);
  CHECK(tests::shipped_names("load") == loads);
}

TEST_CASE("dlq-redrive: passes, twice the same, and with other seeds", "[dlq-redrive]") {
  tests::check_family("dlq-redrive");
}

TEST_CASE("incidents: passes, twice the same, and with other seeds", "[incidents]") {
  tests::check_family("incidents");
}

TEST_CASE("interrupt: passes, twice the same, and with other seeds", "[interrupt]") {
  tests::check_family("interrupt");
}

TEST_CASE("load: passes, twice the same, and with other seeds", "[load]") {
  for (const std::string& name : kLoads) tests::check_scenario("load/" + name);
}

TEST_CASE("load, the others: passes, twice the same, and with other seeds", "[more-load]") {
  for (const std::string& name : kMoreLoads) tests::check_scenario("load/" + name);
}

TEST_CASE("sleep-wake: passes, twice the same, and with other seeds", "[sleep-wake]") {
  tests::check_family("sleep-wake");
}
