#include "harness/explore/fault_menu.h"

#include "harness/scenario/fault_kinds.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using harness::fault_menu;
using harness::FaultMenu;

TEST_CASE("Fault menu: a preset has its kinds with their chances", "[explore][FaultMenu]") {
  CHECK(fault_menu("calm").rules.empty());
  const FaultMenu bad = fault_menu("bad day");
  CHECK(bad.name == "bad day");
  CHECK(fault_menu("bad-day").rules.size() == bad.rules.size());
  CHECK(fault_menu("normal-day").name == "normal day");
  REQUIRE_FALSE(bad.rules.empty());
  for (const aws::FaultRule& rule : bad.rules) {
    CHECK(rule.chance == rule.kind->on_a_bad_day / 100);
    CHECK(rule.of == "*");
  }
}

TEST_CASE("Fault menu: kinds by their names have the chances of a bad day",
          "[explore][FaultMenu]") {
  const FaultMenu menu = fault_menu("sqs.duplicate,aws.throttled,sqs.duplicate");
  CHECK(menu.name == "sqs.duplicate,aws.throttled");
  REQUIRE(menu.rules.size() == 2);
  CHECK(menu.rules[0].kind->name == "sqs.duplicate");
  CHECK(menu.rules[0].chance == harness::fault_kinds().find("sqs.duplicate")->on_a_bad_day / 100);
  CHECK(menu.rules[1].kind->name == "aws.throttled");
}

TEST_CASE("Fault menu: what a system does not stand is left out, unless it is asked for by name",
          "[explore][FaultMenu]") {
  const std::map<std::string, std::string> kinds{{"sqs.duplicate", "It counts them twice."}};
  const FaultMenu bad = fault_menu("bad day");
  const FaultMenu left = harness::without(bad, kinds);
  CHECK(left.rules.size() == bad.rules.size() - 1);
  for (const aws::FaultRule& rule : left.rules) CHECK(rule.kind->name != "sqs.duplicate");
  CHECK(harness::without(fault_menu("sqs.duplicate"), kinds).rules.size() == 1);
}

TEST_CASE("Fault menu: what is no fault is refused, with what was meant", "[explore][FaultMenu]") {
  CHECK_THROWS_WITH(fault_menu("sqs.duplicat"), Contains("did you mean 'sqs.duplicate'?"));
  CHECK_THROWS_AS(fault_menu(""), std::invalid_argument);
  CHECK_THROWS_AS(fault_menu("sqs.duplicate,"), std::invalid_argument);
}
