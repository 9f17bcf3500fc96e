#include "fakes/ses/operations/delete_receipt_rule_set.h"

#include "fakes/ses/operations/set_active_receipt_rule_set.h"
#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "DeleteReceiptRuleSet: not while it is active",
                 "[ses][DeleteReceiptRuleSet]") {
  receiving();
  ses::DeleteReceiptRuleSetRequest request;
  request.rule_set_name = "rules";
  CHECK(error_message([&] { call(request); }) == "Cannot delete active rule set: rules");
  const ses::SetActiveReceiptRuleSetRequest none;
  call(none);
  call(request);
  call(request);
  CHECK_FALSE(ses.rule_sets().find("000000000000", "us-west-2", "rules"));
}
