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
