// Every shipped scenario passes, with any seed, and is the same each time. One entry of ctest a
// family, so that they are played side by side.
#include "tests/harness/scenario/play.h"
#include "tests/scenarios/family.h"
#include "tests/support/catch.h"

TEST_CASE("scenarios: every folder is a family that is tested", "[families]") {
  CHECK(tests::shipped_names("") == tests::kFamilies);
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
  tests::check_family("load");
}

TEST_CASE("sleep-wake: passes, twice the same, and with other seeds", "[sleep-wake]") {
  tests::check_family("sleep-wake");
}
