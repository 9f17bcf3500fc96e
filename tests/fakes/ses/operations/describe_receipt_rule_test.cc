#include "fakes/ses/operations/describe_receipt_rule.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "DescribeReceiptRule: one rule", "[ses][DescribeReceiptRule]") {
  receiving();
  ses::DescribeReceiptRuleRequest request;
  request.rule_set_name = "rules";
  request.rule_name = "in";
  CHECK(call(request).rule.recipients == std::vector<std::string>{"hermes@acme.test"});
  request.rule_name = "none";
  CHECK(error_message([&] { call(request); }) == "Rule does not exist: none");
}
