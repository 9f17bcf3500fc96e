#include "harness/shrink/parts.h"

#include "harness/scenario/shapes.h"
#include "harness/scenario/yaml_text.h"
#include "harness/shrink/scenario_file.h"
#include "tests/support/catch.h"

using namespace harness;
using namespace harness::shrink;

namespace {

using Texts = std::vector<std::string>;

constexpr char kFile[] = R"(title: A job
world: jobs.yaml
seed: 3
chance: usual
decisions:
  - {kind: dynamodb.creation, of: jobs, values: {1: 5s, 2: 6s}}
limit: 2h
steps:
  - wait: 20s
    at: 1m
  - crash: {family: web, exit_code: 3}
  - call: {operation: sqs.SendMessage, input: {QueueUrl: u, Tags: [a, b]}}
  - expect: {queue: {name: jobs, visible: 1, within: 1m}}
expect:
  - queue: {name: jobs, empty: true, within: 5m}
)";

Value document() { return parse_yaml(kFile, "a.yaml"); }

Texts texts(const Value& root, const std::vector<Path>& paths) {
  Texts all;
  for (const Path& path : paths) all.push_back(yaml_flow(at(root, path)));
  return all;
}

Texts parts_of(Grain grain, const Kept& kept = {}) {
  const Value root = document();
  return texts(root, parts(root, scenario_shape({}), grain, kept));
}

std::string file_without(const std::vector<Path>& paths) {
  return scenario_text(pruned(without(document(), paths), scenario_shape({})));
}

}  // namespace

TEST_CASE("parts: of the keys, those that make it what it is are none", "[shrink][parts]") {
  const Value root = document();
  Texts names;
  for (const Path& path : parts(root, scenario_shape({}), Grain::kKeys, {})) {
    names.push_back(key_of(root, path));
  }
  CHECK(names == Texts{"decisions", "limit", "expect"});
}

TEST_CASE("parts: the entries of all lists", "[shrink][parts]") {
  CHECK(parts_of(Grain::kEntries) ==
        Texts{"{kind: dynamodb.creation, of: jobs, values: {1: 5s, 2: 6s}}", "{wait: 20s, at: 1m}",
              "{crash: {family: web, exit_code: 3}}",
              "{call: {operation: sqs.SendMessage, input: {QueueUrl: u, Tags: [a, b]}}}",
              "{expect: {queue: {name: jobs, visible: 1, within: 1m}}}",
              "{queue: {name: jobs, empty: true, within: 5m}}"});
}

TEST_CASE("parts: the details that the language does without", "[shrink][parts]") {
  CHECK(parts_of(Grain::kDetails) == Texts{"5s", "6s", "1m", "web", "3",
                                           "{QueueUrl: u, Tags: [a, b]}", "u", "[a, b]", "a", "b",
                                           "1", "1m", "true", "5m"});
}

TEST_CASE("parts: what failed stays as it is, with the list that it is in", "[shrink][parts]") {
  const Kept expectation{Place{"a.yaml", 15, 5}};
  Texts entries = parts_of(Grain::kEntries, expectation);
  CHECK(entries.size() == 5);
  CHECK(std::ranges::find(entries, "{queue: {name: jobs, empty: true, within: 5m}}") ==
        entries.end());
  CHECK(parts_of(Grain::kKeys, expectation).size() == 2);
  // Among the steps it is the expectation that has the place, not the step.
  const Kept step{Place{"a.yaml", 13, 14}};
  entries = parts_of(Grain::kEntries, step);
  CHECK(entries.size() == 5);
  CHECK(std::ranges::find(entries, "{expect: {queue: {name: jobs, visible: 1, within: 1m}}}") ==
        entries.end());
}

TEST_CASE("parts: what is beside the step that failed may be left out", "[shrink][parts]") {
  const Kept wait{Place{"a.yaml", 9, 5}};
  const Texts details = parts_of(Grain::kDetails, wait);
  CHECK(std::ranges::find(details, "1m") != details.end());
  const Value root = document();
  Texts durations;
  for (const Leaf& leaf : leaves(root, scenario_shape({}), wait)) {
    if (leaf.kind == Leaf::Kind::kDuration) durations.push_back(at(root, leaf.path).text);
  }
  CHECK(durations == Texts{"5s", "6s", "2h", "1m", "1m", "5m"});
}

TEST_CASE("parts: leaves are durations, numbers and texts", "[shrink][parts]") {
  const Value root = document();
  Texts durations;
  Texts numbers;
  for (const Leaf& leaf : leaves(root, scenario_shape({}), {})) {
    const std::string text = at(root, leaf.path).text;
    if (leaf.kind == Leaf::Kind::kDuration) durations.push_back(text);
    if (leaf.kind == Leaf::Kind::kInteger) numbers.push_back(text);
  }
  CHECK(durations == Texts{"5s", "6s", "2h", "20s", "1m", "1m", "5m"});
  CHECK(numbers == Texts{"3", "3", "1"});
}

TEST_CASE("parts: lists and maps that became empty go, unless they are needed", "[shrink][parts]") {
  const std::string decisions = "decisions:\n";
  CHECK(file_without({{4, 0, 2, 0}}).find("{2: 6s}") != std::string::npos);
  CHECK(file_without({{4, 0, 2, 0}, {4, 0, 2, 1}}).find(decisions) == std::string::npos);
  CHECK(file_without({{6, 0}, {6, 1}, {6, 2}, {6, 3}}).find("steps: []\n") != std::string::npos);
  CHECK(file_without({{7, 0}}).find("\nexpect:") == std::string::npos);
}
