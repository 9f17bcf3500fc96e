#include "fakes/logs/filter_pattern.h"

#include "tests/support/catch.h"
#include "tests/support/stage.h"

namespace {

bool matches(const std::string& pattern, const std::string& message) {
  return logs::FilterPattern{pattern}.matches(message);
}

}  // namespace

TEST_CASE("FilterPattern: terms, phrases, either, neither", "[logs][FilterPattern]") {
  CHECK(matches("", "anything"));
  CHECK(matches("ERROR", "an ERROR here"));
  CHECK_FALSE(matches("ERROR", "an error here"));
  CHECK(matches("Interrupting session", "session x: Interrupting"));
  CHECK_FALSE(matches("\"Interrupting session\"", "session x: Interrupting"));
  CHECK(matches("\"Interrupting session\"", "Interrupting session x"));
  CHECK(matches("\"say \\\"hi\\\"\"", "say \"hi\""));
  CHECK(matches("?ERROR ?WARN", "WARN: low"));
  CHECK_FALSE(matches("?ERROR ?WARN", "INFO"));
  CHECK(matches("ERROR -timeout", "ERROR: disk"));
  CHECK_FALSE(matches("ERROR -timeout", "ERROR: timeout"));
  CHECK(matches("ERROR ?x", "ERROR"));
}

TEST_CASE("FilterPattern: what is not modelled, and what is wrong", "[logs][FilterPattern]") {
  const auto code = [](const std::string& pattern) {
    return tests::error_code([&] { logs::FilterPattern{pattern}; });
  };
  CHECK(code("{ $.a = 1 }") == "BacklotNotModelled");
  CHECK(code("[a, b]") == "BacklotNotModelled");
  CHECK(code("%ERR.*%") == "BacklotNotModelled");
  CHECK(code("\"open") == "InvalidParameterException");
}
