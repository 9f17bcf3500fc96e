#include "fakes/ses/operations/set_active_receipt_rule_set.h"

#include "fakes/ses/operations/create_receipt_rule_set.h"
#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "SetActiveReceiptRuleSet: one at a time, or none",
                 "[ses][SetActiveReceiptRuleSet]") {
  receiving();
  ses::CreateReceiptRuleSetRequest create;
  create.rule_set_name = "others";
  call(create);
  ses::SetActiveReceiptRuleSetRequest request;
  request.rule_set_name = "others";
  call(request);
  REQUIRE(ses.rule_sets().all_active().size() == 1);
  CHECK(ses.rule_sets().all_active()[0].name == "others");
  CHECK_FALSE(ses.accepts("hermes@acme.test"));
  request.rule_set_name = "none";
  CHECK(error_code([&] { call(request); }) == "RuleSetDoesNotExistException");
  request.rule_set_name.reset();
  call(request);
  CHECK(ses.rule_sets().all_active().empty());
}
