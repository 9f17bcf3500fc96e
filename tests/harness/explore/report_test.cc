#include "harness/explore/report.h"

#include "sim/journal/json_reader.h"
#include "tests/support/catch.h"

using namespace harness;

namespace {

ExploreReport report() {
  ExploreReport report;
  report.faults = "bad day";
  ScenarioRow one;
  one.name = "a/b";
  one.path = "a/b.yaml";
  one.takes = 7;
  one.last_new = 3;
  one.strategies = {{"swarm", 7, 2, 1}};
  one.faults = {{"sqs.duplicate", 4, 2, 3}};
  one.sometimes = {{"two wakes raced", "w.yaml:3", 0, {}}, {"one", "b.yaml:9", 2, 5}};
  FailureRow failure;
  failure.what = "invariant: \"no message lost\"";
  failure.faults = {"sqs.duplicate", "aws.throttled"};
  one.failures = {failure};
  one.edges = {{"sqs.sent", "jobs", "", 7, 1, "swarm"}};
  ScenarioRow other;
  other.name = "a/c";
  other.takes = 2;
  other.sometimes = {{"two wakes raced", "w.yaml:3", 1, 2}};
  report.scenarios = {one, other};
  return report;
}

}  // namespace

TEST_CASE("Explore report: it is read back as it was written", "[explore][ExploreReport]") {
  const std::string json = report_json(report());
  CHECK(report_json(report_of(json)) == json);
  CHECK(report_of(json).scenarios[0].failures[0].faults.size() == 2);
  CHECK_THROWS_AS(report_of("{}"), sim::JsonError);
  CHECK_THROWS_AS(report_of(json + "x"), sim::JsonError);
}

TEST_CASE("Explore report: what a world names is reached in any of its scenarios",
          "[explore][ExploreReport]") {
  CHECK(report().takes() == 9);
  CHECK(report().never_reached().empty());
  ExploreReport without = report();
  without.scenarios[1].sometimes[0].takes = 0;
  REQUIRE(without.never_reached().size() == 1);
  CHECK(without.never_reached()[0].place == "w.yaml:3");
}

TEST_CASE("Explore report: of two on one line, one is never reached", "[explore][ExploreReport]") {
  ExploreReport report;
  ScenarioRow row;
  row.sometimes = {{"one is sent", "w.yaml:3", 4, 1}, {"one is lost", "w.yaml:3", 0, {}}};
  report.scenarios = {row};
  REQUIRE(report.never_reached().size() == 1);
  CHECK(report.never_reached()[0].says == "one is lost");
}

TEST_CASE("Explore report: it failed if a take did and was not fixed, or one that is known",
          "[explore][ExploreReport]") {
  CHECK(report().failed());
  ExploreReport fixed = report();
  fixed.scenarios[0].failed = 1;
  fixed.scenarios[0].fixed = std::move(fixed.scenarios[0].failures);
  fixed.scenarios[0].failures.clear();
  CHECK_FALSE(fixed.failed());
  ExploreReport known = fixed;
  known.known = {{"x.yaml", "it passes now", false}};
  CHECK_FALSE(known.failed());
  known.known.push_back({"y.yaml", "it fails in the same way", true});
  CHECK(known.failed());
}
