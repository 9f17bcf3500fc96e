#include "harness/scenario/event_kinds.h"

#include "harness/scenario/value.h"
#include "tests/harness/webordinary/platforms.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;

TEST_CASE("Event kinds: the docs list those that there are", "[scenario][events]") {
  // To bring them up to date: build/debug/tests/harness/webordinary/print_schema FOLDER
  const std::string docs = harness::read_text(std::string(BACKLOT_DOCS) + "/events.md");
  const std::string table = harness::in_markdown(harness::event_kinds(tests::platforms()));
  const std::size_t begin = docs.find("| kind |");
  REQUIRE(begin != docs.npos);
  CHECK(docs.substr(begin) == table);
}

TEST_CASE("Event kinds: without the platform there are none of it", "[scenario][events]") {
  const sim::EventKinds kinds = harness::event_kinds({});
  CHECK(kinds.find("sqs.sent") != nullptr);
  CHECK(kinds.find("input.call") != nullptr);
  CHECK(kinds.find("claude.started") == nullptr);
  CHECK(harness::event_kinds(tests::platforms()).find("claude.started") != nullptr);
}

TEST_CASE("Event kinds: a row says what a kind has", "[scenario][events]") {
  CHECK_THAT(harness::in_markdown(harness::event_kinds({})),
             Contains("| `sqs.moved` | a message went to its dead-letter queue, or back by a move "
                      "task | `queue` text, `to` text, `reason` text, `receives` number, `new_id?` "
                      "text |\n"));
}
