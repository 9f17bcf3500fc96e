#include "fakes/ses/operations/create_receipt_rule.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "CreateReceiptRule: what must exist", "[ses][CreateReceiptRule]") {
  CHECK(error_message([&] { create_rule(rule("in")); }) == "Rule set does not exist: rules");
  receiving();
  CHECK(error_message([&] { create_rule(rule("in")); }) == "Rule already exists: in");
  CHECK(error_message([&] { create_rule(rule("b"), "none"); }) == "Rule does not exist: none");
  topics.existing.clear();
  CHECK(error_message([&] { create_rule(rule("b")); }) ==
        "Could not publish to SNS topic: " + tests::kMailTopic);
}

TEST_CASE_METHOD(SesFixture, "CreateReceiptRule: an action is of one type",
                 "[ses][CreateReceiptRule]") {
  receiving();
  ses::ReceiptRule bad = rule("b");
  bad.actions[0].stop_action = ses::StopAction{"RuleSet"};
  CHECK(error_code([&] { create_rule(bad); }) == "InvalidParameterValue");
  bad.actions = {{}};
  CHECK(error_code([&] { create_rule(bad); }) == "InvalidParameterValue");
  bad = rule("not a name");
  CHECK(error_code([&] { create_rule(bad); }) == "InvalidParameterValue");
}

TEST_CASE_METHOD(SesFixture, "CreateReceiptRule: actions that are not modelled are named",
                 "[ses][CreateReceiptRule]") {
  receiving();
  const auto response = query("ses",
                              "Action=CreateReceiptRule&Version=2010-12-01&RuleSetName=rules"
                              "&Rule.Name=b&Rule.Actions.member.1.S3Action.BucketName=mail");
  CHECK(response.status == 400);
  CHECK(response.body.find("S3Action") != std::string::npos);
  ses::ReceiptRule strict = rule("b");
  strict.tls_policy = "Require";
  CHECK(error_code([&] { create_rule(strict); }) == "BacklotNotModelled");
}

TEST_CASE_METHOD(SesFixture, "CreateReceiptRule: over the wire", "[ses][CreateReceiptRule]") {
  receiving();
  const auto response = query(
      "ses",
      "Action=CreateReceiptRule&Version=2010-12-01&RuleSetName=rules&After=in&Rule.Name=b"
      "&Rule.Enabled=true&Rule.ScanEnabled=true&Rule.TlsPolicy=Optional"
      "&Rule.Recipients.member.1=acme.test"
      "&Rule.Actions.member.1.SNSAction.TopicArn=arn%3Aaws%3Asns%3Aus-west-2%3A000000000000%3Amail"
      "&Rule.Actions.member.1.SNSAction.Encoding=Base64");
  CHECK(response.status == 200);
  const auto rules = ses.rule_sets().all_active().at(0).rules;
  REQUIRE(rules.size() == 2);
  CHECK(rules[1].recipients == std::vector<std::string>{"acme.test"});
  CHECK(rules[1].actions[0].sns_action->encoding == "Base64");
}

TEST_CASE_METHOD(SesFixture, "CreateReceiptRule: what is left out has a default",
                 "[ses][CreateReceiptRule]") {
  receiving();
  ses::ReceiptRule bare;
  bare.name = "bare";
  create_rule(bare, "in");
  const ses::ReceiptRule kept = ses.rule_sets().all_active().at(0).rules.at(1);
  CHECK(kept.enabled == false);
  CHECK(kept.scan_enabled == false);
  CHECK(kept.tls_policy == "Optional");
}
