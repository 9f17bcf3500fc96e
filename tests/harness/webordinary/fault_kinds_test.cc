#include "harness/scenario/fault_kinds.h"

#include "harness/scenario/value.h"
#include "tests/support/catch.h"

TEST_CASE("Fault kinds: the docs list those that there are", "[scenario][faults]") {
  // To bring them up to date: build/debug/tests/harness/webordinary/print_schema FOLDER
  const std::string docs = harness::read_text(std::string(BACKLOT_DOCS) + "/faults.md");
  const std::string table = harness::in_markdown(harness::fault_kinds());
  const std::size_t begin = docs.find("| fault |");
  REQUIRE(begin != docs.npos);
  CHECK(docs.substr(begin, table.size()) == table);
}

TEST_CASE("Fault kinds: each says of which service it is, and where AWS permits it",
          "[scenario][faults]") {
  for (const auto& [name, kind] : harness::fault_kinds().all()) {
    CAPTURE(name);
    CHECK(name.find('.') != name.npos);
    // AWS's own pages; what comes by SMTP is the internet's.
    CHECK((kind->source.starts_with("https://docs.aws.amazon.com/") ||
           kind->source.starts_with("https://aws.amazon.com/") ||
           kind->source.starts_with("https://www.rfc-editor.org/")));
    CHECK(kind->on_a_normal_day <= kind->on_a_bad_day);
    CHECK_FALSE(kind->client_sees.empty());
    CHECK_FALSE(kind->occasion.empty());
  }
}
