#include "harness/explore/join_reports.h"

#include "tests/support/catch.h"

using namespace harness;

namespace {

ExploreReport part(std::uint64_t seed, std::uint64_t decisions) {
  ExploreReport report;
  report.faults = "bad day";
  ScenarioRow row;
  row.name = "a/b";
  row.path = "a/b.yaml";
  row.takes = 10;
  row.failed = 1;
  row.events = 100;
  row.strategies = {{"swarm", 10, 2, 1}};
  row.faults = {{"sqs.duplicate", 5, 2, 3}};
  row.sometimes = {{"one", "b.yaml:9", seed % 2, {}}};
  if (seed % 2 == 1) row.sometimes[0].seed = seed;
  FailureRow failure;
  failure.what = "queue";
  failure.subject = "the queue jobs";
  failure.takes = 1;
  failure.seed = seed;
  failure.decisions = decisions;
  failure.file = "failures/x.yaml";
  failure.faults = {"aws.throttled", seed % 2 == 1 ? "sqs.duplicate" : "sqs.late_poll"};
  row.failures = {failure};
  row.edges = {{"sqs.sent", "jobs", "", 10, seed, "swarm"},
               {"own", std::to_string(seed), "", 1, seed, "swarm"}};
  report.scenarios = {row};
  return report;
}

}  // namespace

TEST_CASE("Join reports: numbers are added, what is the same is one row", "[explore][join]") {
  ExploreReport all;
  join(all, part(1, 9));
  join(all, part(2, 4));
  REQUIRE(all.scenarios.size() == 1);
  const ScenarioRow& row = all.scenarios[0];
  CHECK(all.faults == "bad day");
  CHECK(row.takes == 20);
  CHECK(row.failed == 2);
  CHECK(row.events == 200);
  REQUIRE(row.strategies.size() == 1);
  CHECK(row.strategies[0].takes == 20);
  // One that both have is new in one of them.
  CHECK(row.strategies[0].edges == 3);
  REQUIRE(row.faults.size() == 1);
  CHECK(row.faults[0].strikes == 6);
  REQUIRE(row.sometimes.size() == 1);
  CHECK(row.sometimes[0].takes == 1);
  CHECK(row.sometimes[0].seed == 1);
  REQUIRE(row.edges.size() == 3);
  CHECK(row.edges[2].kind == "sqs.sent");
  CHECK(row.edges[2].takes == 20);
  CHECK(row.edges[2].seed == 1);
}

TEST_CASE("Join reports: of each failure the cheapest take is kept", "[explore][join]") {
  ExploreReport all = part(1, 9);
  join(all, part(2, 4));
  join(all, part(4, 40));
  REQUIRE(all.scenarios[0].failures.size() == 1);
  const FailureRow& failure = all.scenarios[0].failures[0];
  CHECK(failure.seed == 2);
  CHECK(failure.takes == 3);
  CHECK(failure.faults == std::vector<std::string>{"aws.throttled"});
}

TEST_CASE("Join reports: other scenarios are beside each other, other faults are told",
          "[explore][join]") {
  ExploreReport all = part(1, 9);
  ExploreReport other = part(2, 4);
  other.scenarios[0].name = "a/c";
  other.faults = "calm";
  other.interrupted = true;
  join(all, other);
  CHECK(all.scenarios.size() == 2);
  CHECK(all.faults == "several");
  CHECK(all.interrupted);
}

TEST_CASE("Join reports: what came since is what is missing", "[explore][join]") {
  ExploreReport now;
  join(now, part(1, 9));
  const ExploreReport before = now;
  join(now, part(2, 4));
  now.known = {{"x.yaml", "it passes now", false}};
  const ExploreReport more = since(before, now);
  CHECK(more.scenarios[0].takes == 10);
  CHECK(more.scenarios[0].edges.size() == 2);
  CHECK(more.known.size() == 1);
  ExploreReport joined = before;
  join(joined, more);
  CHECK(report_json(joined) == report_json(now));
  CHECK(since(now, now).scenarios[0].takes == 0);
}

TEST_CASE("Join reports: what fails in one of them is not fixed", "[explore][join]") {
  ExploreReport fixed = part(1, 9);
  fixed.scenarios[0].fixed = fixed.scenarios[0].failures;
  fixed.scenarios[0].failures.clear();
  CHECK_FALSE(fixed.failed());
  ExploreReport all = fixed;
  join(all, part(2, 4));
  CHECK(all.scenarios[0].fixed.empty());
  REQUIRE(all.scenarios[0].failures.size() == 1);
  CHECK(all.scenarios[0].failures[0].takes == 2);
  ExploreReport other = part(2, 4);
  join(other, fixed);
  CHECK(other.scenarios[0].fixed.empty());
  CHECK(other.failed());
}
