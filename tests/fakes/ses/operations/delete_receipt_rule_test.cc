#include "fakes/ses/operations/delete_receipt_rule.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "DeleteReceiptRule: removes, and can be repeated",
                 "[ses][DeleteReceiptRule]") {
  receiving();
  ses::DeleteReceiptRuleRequest request;
  request.rule_set_name = "rules";
  request.rule_name = "in";
  call(request);
  call(request);
  CHECK(ses.rule_sets().all_active().at(0).rules.empty());
  request.rule_set_name = "none";
  CHECK(error_code([&] { call(request); }) == "RuleSetDoesNotExistException");
}
