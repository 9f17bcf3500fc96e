#include "fakes/ses/operations/describe_receipt_rule_set.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "DescribeReceiptRuleSet: its rules in order",
                 "[ses][DescribeReceiptRuleSet]") {
  receiving();
  create_rule(rule("first"));
  create_rule(rule("last"), "in");
  ses::DescribeReceiptRuleSetRequest request;
  request.rule_set_name = "rules";
  const auto found = call(request);
  CHECK(found.metadata.name == "rules");
  REQUIRE(found.rules.size() == 3);
  CHECK(found.rules[0].name == "first");
  CHECK(found.rules[1].name == "in");
  CHECK(found.rules[2].name == "last");
  request.rule_set_name = "none";
  CHECK(error_message([&] { call(request); }) == "Rule set does not exist: none");
}
