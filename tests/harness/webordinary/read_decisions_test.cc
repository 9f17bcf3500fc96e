#include "harness/scenario/read_decisions.h"

#include "harness/scenario/decision_kinds.h"
#include "tests/harness/webordinary/files.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using namespace harness;

namespace {

constexpr char kDecidedHead[] = "title: A test\nworld: world.yaml\nsteps: []\n";

std::string with_decisions(const std::string& decisions) {
  return kDecidedHead + ("decisions:\n" + decisions);
}

std::string texts(const std::vector<sim::Decided>& decisions) {
  std::string all;
  for (const sim::Decided& one : decisions) all += to_text(one) + "\n";
  return all;
}

}  // namespace

TEST_CASE("decisions: each value of each entry", "[scenario][decisions]") {
  const tests::Files files;
  const Scenario scenario = files.scenario(
      with_decisions("  - {kind: ecs.start, of: web, values: {3: 5m, 1: 4.5s}}\n"
                     "  - {kind: claude.takes, of: acme-site-jo, values: {1: 12s}}\n"));
  CHECK(texts(scenario.decisions) ==
        "ecs.start of web, number 3: 5m\necs.start of web, number 1: 4.5s\n"
        "claude.takes of acme-site-jo, number 1: 12s\n");
  CHECK(scenario.others == sim::DecisionOptions::Others::kDrawn);
  CHECK(files.scenario(std::string(kDecidedHead) + "chance: usual\n").others ==
        sim::DecisionOptions::Others::kUsual);
}

TEST_CASE("decisions: what is wrong is said, with its place", "[scenario][decisions]") {
  const tests::Files files;
  const auto errors = [&](const std::string& decisions) {
    return files.errors_of_scenario(with_decisions(decisions));
  };
  CHECK_THAT(
      errors("  - {kind: ecs.strat, of: web, values: {1: 5m}}\n"),
      Catch::Matchers::StartsWith(
          "a.yaml:5:12: unknown kind of decision 'ecs.strat'; expected one of: aws.backoff"));
  CHECK(errors("  - {kind: ecs.start, of: web, values: {0: 5m}}\n") ==
        "a.yaml:5:41: 'values': expected which decision it is, a number from 1, not '0'");
  CHECK(errors("  - {kind: ecs.start, of: web, values: {1: 5}}\n") ==
        "a.yaml:5:44: ecs.start: '5' is not a duration: expected a number with a unit (ms, s, m, "
        "h, d), such as 90s, 20m or 1h30m");
  CHECK(errors("  - {kind: ecs.start, of: web, values: {}}\n") == "a.yaml:5:40: 'values' is empty");
  CHECK(errors("  - {kind: ecs.start, of: web, values: {1: 5m}}\n"
               "  - {kind: ecs.start, of: web, values: {1: 6m}}\n") ==
        "a.yaml:6:41: this decision is given already, on line 5");
  CHECK(errors("  - {kind: ecs.start, values: {1: [5m]}}\n") ==
        "a.yaml:5:5: a decision needs the key 'of': Whom it is for, such as the family of a task.\n"
        "a.yaml:5:35: '1': expected a single value, not a list");
}

TEST_CASE("decisions: what is written reads back to the same", "[scenario][decisions]") {
  const tests::Files files;
  const sim::DecisionKinds kinds = decision_kinds(tests::platforms());
  const sim::DecisionKind* latency = kinds.find("aws.latency");
  const sim::DecisionKind* start = kinds.find("ecs.start");
  std::vector<sim::Decided> decisions;
  for (const char* subject : {"hermes sqs.SendMessage", "web", "a: #b, {c}", "true", "\"\n", "7"}) {
    decisions.push_back({start, subject, 1, 45'123'456'789});
    for (std::uint64_t i = 1; i < 30; ++i) {
      decisions.push_back({latency, subject, i, static_cast<std::int64_t>(i) * 1'234'567});
    }
  }
  const std::string yaml = decisions_yaml(decisions);
  for (std::size_t at = 0; at < yaml.size(); at = yaml.find('\n', at) + 1) {
    CHECK(yaml.find('\n', at) - at <= 100);
  }
  const Scenario again = files.scenario(kDecidedHead + yaml);
  CHECK(decisions_yaml(again.decisions) == yaml);
  CHECK(again.decisions.size() == decisions.size());
  CHECK(decisions_yaml({}).empty());
}
