#include "harness/scenario/decision_kinds.h"

#include "harness/scenario/value.h"
#include "tests/harness/webordinary/platforms.h"
#include "tests/support/catch.h"

TEST_CASE("Decision kinds: the docs list those that there are", "[scenario][decisions]") {
  // To bring them up to date: build/debug/tests/harness/webordinary/print_schema FOLDER
  const std::string docs = harness::read_text(std::string(BACKLOT_DOCS) + "/decisions.md");
  const std::string table = harness::in_markdown(harness::decision_kinds(tests::platforms()));
  const std::size_t begin = docs.find("| kind |");
  REQUIRE(begin != docs.npos);
  CHECK(docs.substr(begin, table.size()) == table);
}

TEST_CASE("Decision kinds: without the platform there are none of it", "[scenario][decisions]") {
  CHECK(harness::decision_kinds({}).find("ecs.start") != nullptr);
  CHECK(harness::decision_kinds({}).find("claude.takes") == nullptr);
  CHECK(harness::decision_kinds(tests::platforms()).find("claude.takes") != nullptr);
}
