#include "fakes/sns/filters/filter_policies.h"

#include "tests/support/catch.h"

using sns::FilterScope;

TEST_CASE("FilterPolicies: a policy is read once for each scope", "[sns][filter]") {
  sns::FilterPolicies policies;
  const std::string text = R"({"a":["x"]})";
  const sns::FilterPolicy* by_attributes = &policies.of(text, FilterScope::kMessageAttributes);
  const sns::FilterPolicy* by_body = &policies.of(text, FilterScope::kMessageBody);
  CHECK(by_attributes != by_body);
  CHECK(&policies.of(text, FilterScope::kMessageAttributes) == by_attributes);
  CHECK(by_attributes->accepts({{"a", {"String", "x", {}}}}, ""));
  CHECK_FALSE(by_attributes->accepts({{"a", {"String", "y", {}}}}, ""));
  CHECK(by_body->accepts({}, R"({"a":"x"})"));
}

TEST_CASE("FilterPolicies: they do not grow without end", "[sns][filter]") {
  sns::FilterPolicies policies;
  for (int i = 0; i < 20'001; ++i) {
    const std::string value = std::to_string(i);
    const auto& policy =
        policies.of(R"({"a":[")" + value + R"("]})", FilterScope::kMessageAttributes);
    REQUIRE(policy.accepts({{"a", {"String", value, {}}}}, ""));
  }
}
