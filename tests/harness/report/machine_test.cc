#include "harness/report/machine.h"

#include <nlohmann/json.hpp>

#include "tests/harness/report/example.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using nlohmann::json;

TEST_CASE("json_report: one line with what scripts need", "[report]") {
  const std::string line = harness::json_report(tests::example_take());
  CHECK(line.find('\n') == std::string::npos);
  const json take = json::parse(line);
  CHECK(take["scenario"] == "interrupt/example");
  CHECK(take["result"] == "passed");
  CHECK(take["digest"].get<std::string>().size() == 64);
  CHECK(take["digest_of"] == "journal");
  CHECK(take["simulated_ms"] == 1800000);
  CHECK(take["wall_ms"] == 3);
  CHECK(take["events"] == 1234);
  CHECK(take["seed"] == 7);
  CHECK(take["failures"].empty());
  CHECK(take["refused"]["sqs.NoSuchThing"] == 1);
  CHECK(take["figures"][0]["met"] == true);
  CHECK(take["figures"][1]["met"].is_null());
}

TEST_CASE("json_report: a failure with its last events", "[report]") {
  const json take = json::parse(harness::json_report(tests::failed_take()));
  CHECK(take["result"] == "failed");
  CHECK(take["failures"][0]["what"] == "mail");
  CHECK(take["failures"][0]["place"] == "scenarios/interrupt/example.yaml:12:5");
  CHECK(take["failures"][0]["last_events"][0]["data"]["input"]["QueueUrl"] == "<x>");
}

TEST_CASE("json_report: tasks that ended badly, those that did alike as one", "[report]") {
  const json take = json::parse(harness::json_report(tests::own_take()));
  const json& ended = take["ended_tasks"];
  REQUIRE(ended.size() == 2);
  CHECK(ended[0]["task"].get<std::string>().ends_with("/c3b52be47b799cb16d6eebc9c8807da1"));
  CHECK(ended[0]["group"] == "worker");
  CHECK(ended[0]["exit_code"] == 1);
  CHECK(ended[0]["count"] == 5);
  CHECK(ended[0]["ended"] == "2026-01-05T09:04:12.000Z");
  CHECK(ended[0]["last_lines"][1] == "\x1b[31mError: boom\x1b[39m <here>");
  CHECK(ended[1]["exit_code"].is_null());
  CHECK(ended[1]["code"] == "TaskFailedToStart");
  CHECK(json::parse(harness::json_report(tests::example_take()))["ended_tasks"].empty());
}

TEST_CASE("junit_report: tasks that ended badly are part of the failure", "[report]") {
  const std::string xml = harness::junit_report({tests::own_take()});
  CHECK_THAT(xml, Contains("worker c3b52be4 ended 4m12s, exit 1: "));
  CHECK_THAT(xml, Contains("  | Error: boom &lt;here&gt;\n"));
}

TEST_CASE("junit_report: a suite a family, counted", "[report]") {
  auto other = tests::example_take();
  other.scenario = "load/ten";
  const std::string xml =
      harness::junit_report({tests::example_take(), tests::failed_take(), other});
  CHECK_THAT(xml, Contains(R"(<testsuites name="backlot" tests="3" failures="1" errors="0")"));
  CHECK_THAT(xml, Contains(R"(<testsuite name="interrupt" tests="2" failures="1" errors="0")"));
  CHECK_THAT(xml, Contains(R"(<testsuite name="load" tests="1" failures="0" errors="0")"));
  CHECK_THAT(xml, Contains(R"(time="0.003")"));
  CHECK_THAT(xml, Contains(R"(<property name="seed" value="7"/>)"));
}

TEST_CASE("junit_report: what a failure says is escaped", "[report]") {
  const std::string xml = harness::junit_report({tests::failed_take()});
  CHECK_THAT(xml, Contains(R"(<failure message="mail: no mail to john" type="mail">)"));
  CHECK_THAT(xml, Contains("a mail to john with &quot;Done&quot; &amp; &lt;b&gt;more&lt;/b&gt;"));
}
