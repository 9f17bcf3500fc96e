#include "harness/shrink/renumber.h"

#include "harness/scenario/yaml_text.h"
#include "tests/support/catch.h"

using namespace harness;
using namespace harness::shrink;

namespace {

std::vector<std::string> earlier(const std::string& decisions) {
  std::vector<std::string> all;
  for (const Value& root : one_decision_earlier(parse_yaml("decisions: " + decisions, "a"))) {
    all.push_back(yaml_flow(root.members.front().value));
  }
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("renumber: each decision a number earlier, then all", "[shrink][renumber]") {
  CHECK(earlier("[{kind: a, of: b, values: {2: 5s, 4: 6s}}]") ==
        Texts{"[{kind: a, of: b, values: {1: 5s, 4: 6s}}]",
              "[{kind: a, of: b, values: {2: 5s, 3: 6s}}]",
              "[{kind: a, of: b, values: {1: 5s, 3: 6s}}]"});
}

TEST_CASE("renumber: no number before the first, and none that is taken", "[shrink][renumber]") {
  CHECK(earlier("[{kind: a, of: b, values: {1: 5s}}]").empty());
  CHECK(earlier("[{kind: a, of: b, values: {1: 5s, 2: 6s}}]").empty());
  CHECK(one_decision_earlier(parse_yaml("title: A", "a")).empty());
}
