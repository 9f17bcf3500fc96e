#include "fakes/ses/operations/list_receipt_rule_sets.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "ListReceiptRuleSets: by name", "[ses][ListReceiptRuleSets]") {
  receiving();
  ses::ListReceiptRuleSetsRequest request;
  const auto found = call(request).rule_sets;
  REQUIRE(found.size() == 1);
  CHECK(found[0].name == "rules");
  CHECK(found[0].created_timestamp == scheduler.now());
  request.next_token = "what";
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValue");
}
