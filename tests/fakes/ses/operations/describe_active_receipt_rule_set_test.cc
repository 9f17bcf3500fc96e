#include "fakes/ses/operations/describe_active_receipt_rule_set.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "DescribeActiveReceiptRuleSet: empty, then the active one",
                 "[ses][DescribeActiveReceiptRuleSet]") {
  const ses::DescribeActiveReceiptRuleSetRequest request;
  CHECK_FALSE(call(request).metadata);
  receiving();
  REQUIRE(call(request).metadata);
  CHECK(call(request).metadata->name == "rules");
  CHECK(call(request).rules.size() == 1);
  const auto response = query("ses", "Action=DescribeActiveReceiptRuleSet&Version=2010-12-01");
  CHECK(response.body.find("<Rules><member><Name>in</Name><Enabled>true</Enabled>") !=
        std::string::npos);
  CHECK(response.body.find("<SNSAction><TopicArn>" + tests::kMailTopic) != std::string::npos);
}
