#include "fakes/ses/operations/update_receipt_rule.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "UpdateReceiptRule: the rule changes where it stands",
                 "[ses][UpdateReceiptRule]") {
  receiving();
  create_rule(rule("first"));
  ses::UpdateReceiptRuleRequest request;
  request.rule_set_name = "rules";
  request.rule = rule("in", {"other@acme.test"});
  call(request);
  const auto rules = ses.rule_sets().all_active().at(0).rules;
  REQUIRE(rules.size() == 2);
  CHECK(rules[1].recipients == std::vector<std::string>{"other@acme.test"});
  request.rule.name = "none";
  CHECK(error_message([&] { call(request); }) == "Rule does not exist: none");
}
