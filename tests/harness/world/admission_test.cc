#include "harness/world/admission.h"

#include <stdexcept>

#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using harness::Admission;
using harness::allowed_host;
using sim::http::Effect;

namespace {

sim::http::Request to(std::string host) {
  sim::http::Request request;
  request.headers.add("Host", std::move(host));
  return request;
}

}  // namespace

TEST_CASE("Admission: names that were allowed, and those of AWS through TLS", "[world]") {
  Admission admission({"backlot.lan"}, nullptr);
  CHECK(admission.why_refused(to("backlot.lan:4566"), Effect::kChanges).empty());
  CHECK_THAT(admission.why_refused(to("evil.test"), Effect::kReads),
             Contains("'evil.test'") && Contains("--allow-host"));
  auto request = to("sqs.us-west-2.amazonaws.com");
  CHECK_FALSE(admission.why_refused(request, Effect::kChanges).empty());
  request.headers.add("X-Forwarded-Proto", "https");
  CHECK(admission.why_refused(request, Effect::kChanges).empty());
}

TEST_CASE("Admission: each reason is said once, and not without end", "[world]") {
  std::vector<std::string> said;
  Admission admission({}, [&](const std::string& line) { said.push_back(line); });
  for (int i = 0; i < 3; ++i) admission.why_refused(to("evil.test"), Effect::kReads);
  admission.why_refused(to("localhost"), Effect::kReads);
  REQUIRE(said.size() == 1);
  CHECK_THAT(said[0], Contains("refused: ") && Contains("evil.test"));
  for (int i = 0; i < 100; ++i) {
    admission.why_refused(to("evil" + std::to_string(i) + ".test"), Effect::kReads);
  }
  CHECK(said.size() == 20);
}

TEST_CASE("allowed_host: a name or an address, without a port", "[world]") {
  CHECK(allowed_host("Backlot.LAN") == "backlot.lan");
  CHECK(allowed_host("backlot.") == "backlot");
  CHECK(allowed_host("10.0.0.5") == "10.0.0.5");
  CHECK(allowed_host("fd00::5") == "[fd00::5]");
  CHECK(allowed_host("[fd00::5]") == "[fd00::5]");
  for (const char* text : {"", ".", "backlot:4566", "[::1]:80", "http://backlot", "a b", "*"}) {
    INFO(text);
    CHECK_THROWS_AS(allowed_host(text), std::invalid_argument);
  }
}
