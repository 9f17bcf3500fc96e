#include "fakes/ses/ses.h"

#include "fakes/ses/errors.h"
#include "fakes/ses/operations/create_configuration_set.h"
#include "fakes/ses/operations/create_receipt_rule.h"
#include "fakes/ses/operations/create_receipt_rule_set.h"
#include "fakes/ses/operations/create_template.h"
#include "fakes/ses/operations/delete_configuration_set.h"
#include "fakes/ses/operations/delete_identity.h"
#include "fakes/ses/operations/delete_receipt_rule.h"
#include "fakes/ses/operations/delete_receipt_rule_set.h"
#include "fakes/ses/operations/delete_template.h"
#include "fakes/ses/operations/delete_verified_email_address.h"
#include "fakes/ses/operations/describe_active_receipt_rule_set.h"
#include "fakes/ses/operations/describe_configuration_set.h"
#include "fakes/ses/operations/describe_receipt_rule.h"
#include "fakes/ses/operations/describe_receipt_rule_set.h"
#include "fakes/ses/operations/get_account_sending_enabled.h"
#include "fakes/ses/operations/get_identity_dkim_attributes.h"
#include "fakes/ses/operations/get_identity_verification_attributes.h"
#include "fakes/ses/operations/get_send_quota.h"
#include "fakes/ses/operations/get_send_statistics.h"
#include "fakes/ses/operations/get_template.h"
#include "fakes/ses/operations/list_configuration_sets.h"
#include "fakes/ses/operations/list_identities.h"
#include "fakes/ses/operations/list_receipt_rule_sets.h"
#include "fakes/ses/operations/list_templates.h"
#include "fakes/ses/operations/list_verified_email_addresses.h"
#include "fakes/ses/operations/send_bulk_templated_email.h"
#include "fakes/ses/operations/send_email.h"
#include "fakes/ses/operations/send_raw_email.h"
#include "fakes/ses/operations/send_templated_email.h"
#include "fakes/ses/operations/set_active_receipt_rule_set.h"
#include "fakes/ses/operations/test_render_template.h"
#include "fakes/ses/operations/update_receipt_rule.h"
#include "fakes/ses/operations/update_template.h"
#include "fakes/ses/operations/verify_domain_dkim.h"
#include "fakes/ses/operations/verify_domain_identity.h"
#include "fakes/ses/operations/verify_email_address.h"
#include "fakes/ses/operations/verify_email_identity.h"
#include "fakes/ses/schema.h"

namespace ses {
namespace {

constexpr aws::Operation kOperationsV1[] = {
    aws::operation<create_configuration_set>("CreateConfigurationSet").with_empty_result(),
    aws::operation<create_receipt_rule>("CreateReceiptRule").with_empty_result(),
    aws::operation<create_receipt_rule_set>("CreateReceiptRuleSet").with_empty_result(),
    aws::operation<create_template>("CreateTemplate").with_empty_result(),
    aws::operation<delete_configuration_set>("DeleteConfigurationSet").with_empty_result(),
    aws::operation<delete_identity>("DeleteIdentity").with_empty_result(),
    aws::operation<delete_receipt_rule>("DeleteReceiptRule").with_empty_result(),
    aws::operation<delete_receipt_rule_set>("DeleteReceiptRuleSet").with_empty_result(),
    aws::operation<delete_template>("DeleteTemplate").with_empty_result(),
    aws::operation<delete_verified_email_address>("DeleteVerifiedEmailAddress"),
    aws::operation<describe_active_receipt_rule_set>("DescribeActiveReceiptRuleSet"),
    aws::operation<describe_configuration_set>("DescribeConfigurationSet"),
    aws::operation<describe_receipt_rule>("DescribeReceiptRule"),
    aws::operation<describe_receipt_rule_set>("DescribeReceiptRuleSet"),
    aws::operation<get_account_sending_enabled>("GetAccountSendingEnabled"),
    aws::operation<get_identity_dkim_attributes>("GetIdentityDkimAttributes"),
    aws::operation<get_identity_verification_attributes>("GetIdentityVerificationAttributes"),
    aws::operation<get_send_quota>("GetSendQuota"),
    aws::operation<get_send_statistics>("GetSendStatistics"),
    aws::operation<get_template>("GetTemplate"),
    aws::operation<list_configuration_sets>("ListConfigurationSets"),
    aws::operation<list_identities>("ListIdentities"),
    aws::operation<list_receipt_rule_sets>("ListReceiptRuleSets"),
    aws::operation<list_templates>("ListTemplates"),
    aws::operation<list_verified_email_addresses>("ListVerifiedEmailAddresses"),
    aws::operation<send_bulk_templated_email>("SendBulkTemplatedEmail"),
    aws::operation<send_email>("SendEmail"),
    aws::operation<send_raw_email>("SendRawEmail"),
    aws::operation<send_templated_email>("SendTemplatedEmail"),
    aws::operation<set_active_receipt_rule_set>("SetActiveReceiptRuleSet").with_empty_result(),
    aws::operation<test_render_template>("TestRenderTemplate"),
    aws::operation<update_receipt_rule>("UpdateReceiptRule").with_empty_result(),
    aws::operation<update_template>("UpdateTemplate").with_empty_result(),
    aws::operation<verify_domain_dkim>("VerifyDomainDkim"),
    aws::operation<verify_domain_identity>("VerifyDomainIdentity"),
    aws::operation<verify_email_address>("VerifyEmailAddress"),
    aws::operation<verify_email_identity>("VerifyEmailIdentity").with_empty_result(),
};

constexpr aws::ServiceModel kModelV1 = {
    .id = "ses",
    .signing_name = "ses",
    .query_version = "2010-12-01",
    .xml_namespace = "http://ses.amazonaws.com/doc/2010-12-01/",
    .throttling_error = "Throttling",
    .throttling_text = "Maximum sending rate exceeded.",
    .operations = kOperationsV1,
    // A message of 10 MB is more in base64 and in a form.
    .limits = {.body_bytes = aws::kMostBodyBytes},
    .invalid = invalid_request,
};

}  // namespace

Ses::Ses(aws::Environment& environment, mail::Mailbox& mailbox, Options options)
    : environment_(environment),
      mailbox_(mailbox),
      options_(options),
      identities_(environment.store),
      rule_sets_(environment.store),
      templates_(environment.store),
      configuration_sets_(environment.store),
      event_destinations_(environment.store),
      ids_(environment.random.stream("ses")) {
  ensure_schema(environment.store);
}

const aws::ServiceModel& Ses::api() { return kModelV1; }

void Ses::count(const SendStatistics::DataPoint& happened) {
  const sim::Time now = environment_.now();
  statistics_.add(now, happened);
  environment_.store.undo_with([this, now, happened] { statistics_.take_back(now, happened); });
}

bool Ses::verify(const std::string& account, const std::string& region, const std::string& name) {
  auto identity = identities_.find(account, region, name);
  if (!identity) return false;
  identity->is_verified = true;
  identities_.put(*identity);
  return true;
}

}  // namespace ses
