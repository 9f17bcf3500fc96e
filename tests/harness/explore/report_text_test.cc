#include "harness/explore/report_text.h"

#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using namespace harness;

TEST_CASE("Explore report as text: what was played, and what was not reached",
          "[explore][report_text]") {
  ExploreReport report;
  report.faults = "normal day";
  ScenarioRow row;
  row.name = "a/b";
  row.takes = 1200;
  row.strategies = {{"swarm", 1200, 31, 0}};
  row.faults = {{"sqs.duplicate", 600, 20, 25}};
  row.sometimes = {{"two wakes raced", "w.yaml:3", 0, {}}, {"one", "b.yaml:9", 2, 5}};
  report.scenarios = {row};
  const std::string text = report_text(report);
  CHECK_THAT(text, Contains("1,200 takes of 1 scenario, faults: normal day\n"));
  CHECK_THAT(text, Contains("  swarm     1,200       0         31\n"));
  CHECK_THAT(text, Contains("  sqs.duplicate          600         20     25\n"));
  CHECK_THAT(text, Contains("1 of 2 that must be reached sometimes were reached\n"
                            "  never: two wakes raced (w.yaml:3)\n"));
  CHECK_THAT(text, Contains("No take failed\n"));
}

TEST_CASE("Explore report as text: two on one line are two", "[explore][report_text]") {
  ExploreReport report;
  ScenarioRow row;
  row.sometimes = {{"one is sent", "w.yaml:3", 4, 1}, {"one is lost", "w.yaml:3", 0, {}}};
  report.scenarios = {row};
  CHECK_THAT(report_text(report), Contains("1 of 2 that must be reached sometimes were reached\n"
                                           "  never: one is lost (w.yaml:3)\n"));
}

TEST_CASE("Explore report as text: each way to fail, and where it is saved",
          "[explore][report_text]") {
  ExploreReport report;
  report.faults = "calm";
  report.interrupted = true;
  report.known = {{"corpus/failures/x.yaml", "it passes now", false}};
  ScenarioRow row;
  row.name = "a/b";
  FailureRow failure;
  failure.what = "queue";
  failure.subject = "the queue jobs with # visible";
  failure.takes = 3;
  failure.faults = {"aws.throttled", "sqs.duplicate"};
  failure.expected = "the queue jobs with 2 visible";
  failure.seen = "1 visible";
  failure.strategy = "swarm";
  failure.seed = 17;
  failure.decisions = 1;
  failure.events = 4321;
  failure.file = "failures/x.yaml";
  row.failures = {failure};
  report.scenarios = {row};
  const std::string text = report_text(report);
  CHECK_THAT(text, Contains("faults: calm; ended before its time\n"));
  CHECK_THAT(text, Contains("Failures known before\n  corpus/failures/x.yaml: it passes now\n"));
  CHECK_THAT(text, Contains("1 way to fail"));
  CHECK_THAT(text, Contains("  a/b: queue: the queue jobs with # visible\n"
                            "    3 takes; the cheapest: seed 17, swarm, 1 decision, 4,321 events\n"
                            "    struck in each: aws.throttled, sqs.duplicate\n"
                            "    expected: the queue jobs with 2 visible\n"
                            "    seen: 1 visible\n"
                            "    saved as failures/x.yaml\n"));
}

TEST_CASE("Explore report as text: ways in which no take fails any more",
          "[explore][report_text]") {
  ExploreReport report;
  ScenarioRow row;
  row.name = "a/b";
  FailureRow fixed;
  fixed.what = "queue";
  fixed.subject = "the queue jobs with # visible";
  fixed.takes = 3;
  row.fixed = {fixed};
  report.scenarios = {row};
  CHECK_THAT(report_text(report),
             Contains("Ways in which no take fails any more\n"
                      "  a/b: queue: the queue jobs with # visible: 3 takes\n") &&
                 Contains("No take fails now\n"));
}

TEST_CASE("Explore report as text: a take that no report counts", "[explore][report_text]") {
  ExploreReport report;
  ScenarioRow row;
  FailureRow failure;
  failure.seed = 17;
  failure.decisions = 2;
  row.failures = {failure};
  report.scenarios = {row};
  CHECK_THAT(report_text(report),
             Contains("    a take that no report counts: seed 17, 2 decisions\n"));
}
