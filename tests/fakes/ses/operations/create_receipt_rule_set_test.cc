#include "fakes/ses/operations/create_receipt_rule_set.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "CreateReceiptRuleSet: once for each name",
                 "[ses][CreateReceiptRuleSet]") {
  ses::CreateReceiptRuleSetRequest request;
  request.rule_set_name = "rules";
  call(request);
  CHECK(error_message([&] { call(request); }) == "Rule set already exists: rules");
  request.rule_set_name = "-rules";
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValue");
}
