#include "harness/shrink/fault_rules.h"

#include "harness/scenario/yaml_text.h"
#include "tests/support/catch.h"

using namespace harness;
using namespace harness::shrink;

namespace {

std::vector<std::string> changed(const std::string& text) {
  std::vector<std::string> all;
  for (const Value& root : with_rules_for_decisions(parse_yaml(text, "a"))) {
    all.push_back(yaml_flow(root));
  }
  return all;
}

}  // namespace

TEST_CASE("fault rules: a fault that struck by chance strikes at its occasion",
          "[shrink][faults]") {
  CHECK(
      changed("{decisions: [{kind: fault, of: sqs.duplicate jobs, values: {3: \"yes\"}}], "
              "faults: [{preset: bad day}], steps: []}") ==
      std::vector<std::string>{
          "{decisions: [{kind: fault, of: sqs.duplicate jobs, values: {}}], faults: [{preset: bad "
          "day}, {sqs.duplicate: {of: jobs, receive: 3}}], steps: []}"});
  // Those of the world.
  CHECK(changed("{decisions: [{kind: fault, of: aws.lost_answer sqs.SendMessage jobs, values: {1: "
                "\"yes\"}}], steps: []}") ==
        std::vector<std::string>{
            "{decisions: [{kind: fault, of: aws.lost_answer sqs.SendMessage jobs, values: {}}], "
            "faults: [{aws.lost_answer: {of: sqs.SendMessage jobs, call: 1}}], steps: []}"});
}

TEST_CASE("fault rules: other decisions are none", "[shrink][faults]") {
  CHECK(changed("{steps: []}").empty());
  CHECK(changed("{decisions: [{kind: fault, of: sqs.gone jobs, values: {3: \"yes\"}}], steps: []}")
            .empty());
  CHECK(changed("{decisions: [{kind: ecs.start, of: web, values: {3: 5s}}], steps: []}").empty());
}
