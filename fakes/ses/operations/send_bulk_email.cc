#include "fakes/ses/operations/send_bulk_email.h"

#include <algorithm>

#include "fakes/mail/address.h"
#include "fakes/ses/errors.h"
#include "fakes/ses/sending/message_tags.h"
#include "fakes/ses/templates/templated_mail.h"

namespace ses {
namespace {

std::vector<std::pair<std::string, std::string>> headers_of(
    const std::vector<MessageHeader>& defaults, const std::vector<MessageHeader>& replacements) {
  std::vector<std::pair<std::string, std::string>> headers;
  for (const MessageHeader& header : defaults) {
    const bool is_replaced = std::ranges::any_of(replacements, [&](const MessageHeader& other) {
      return mail::same_address(other.name, header.name);
    });
    if (!is_replaced) headers.emplace_back(header.name, header.value);
  }
  for (const MessageHeader& header : replacements) headers.emplace_back(header.name, header.value);
  return headers;
}

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_BulkEmailEntryResult.html
std::string status_in_v2(const aws::Error& error) {
  if (is_daily_quota(error)) return "ACCOUNT_DAILY_QUOTA_EXCEEDED";
  if (is_throttling(error)) return "ACCOUNT_THROTTLED";
  return error.code() == "MessageRejected" ? "MESSAGE_REJECTED" : "INVALID_PARAMETER";
}

std::optional<std::string> data_of(const BulkEmailEntry& entry) {
  if (!entry.replacement_email_content) return std::nullopt;
  const auto& replacement = entry.replacement_email_content->replacement_template;
  return replacement ? replacement->replacement_template_data : std::nullopt;
}

std::vector<BulkMail> mails_of(Ses& ses, const aws::Caller& caller,
                               const SendBulkEmailRequest& request) {
  const std::string& source = require_source(request.from_email_address);
  if (!request.default_content.template_choice) {
    throw invalid_parameter_value("The default content must have a Template.");
  }
  const TemplateChoice& choice = *request.default_content.template_choice;
  const ChosenTemplate chosen = choose(ses, caller, choice);
  std::vector<BulkMail> mails;
  for (const BulkEmailEntry& entry : request.bulk_email_entries) {
    TemplatedMail& mail = mails.emplace_back().mail;
    mail.source = source;
    mail.destination = entry.destination;
    mail.reply_to = request.reply_to_addresses;
    mail.return_path = request.feedback_forwarding_email_address.value_or("");
    mail.headers = headers_of(choice.headers, entry.replacement_headers);
    mail.template_name = chosen.name;
    mail.parts = chosen.parts;
    mail.data = bulk_data(data_of(entry), choice.template_data.value_or("{}"));
    mail.max_bytes = kMaxBytesV2;
    mail.configuration_set = request.configuration_set_name.value_or("");
    mail.tags = request.default_email_tags;
    mails.back().tags = entry.replacement_tags;
  }
  return mails;
}

}  // namespace

const aws::Structure& BulkEmailContent::shape() {
  static const aws::Structure kShape =
      aws::Structure("BulkEmailContent").field<&BulkEmailContent::template_choice>("Template");
  return kShape;
}

const aws::Structure& ReplacementTemplate::shape() {
  static const aws::Structure kShape = aws::Structure("ReplacementTemplate")
                                           .field<&ReplacementTemplate::replacement_template_data>(
                                               "ReplacementTemplateData", template_data_limits());
  return kShape;
}

const aws::Structure& ReplacementEmailContent::shape() {
  static const aws::Structure kShape =
      aws::Structure("ReplacementEmailContent")
          .field<&ReplacementEmailContent::replacement_template>("ReplacementTemplate");
  return kShape;
}

const aws::Structure& BulkEmailEntry::shape() {
  using S = BulkEmailEntry;
  static const aws::Structure kShape =
      aws::Structure("BulkEmailEntry")
          .required<&S::destination>("Destination")
          .field<&S::replacement_tags>("ReplacementTags")
          .field<&S::replacement_email_content>("ReplacementEmailContent")
          .field<&S::replacement_headers>("ReplacementHeaders", header_count_limits());
  return kShape;
}

const aws::Structure& BulkEmailEntryResult::shape() {
  using S = BulkEmailEntryResult;
  static const aws::Structure kShape = aws::Structure("BulkEmailEntryResult")
                                           .field<&S::status>("Status")
                                           .field<&S::error>("Error")
                                           .field<&S::message_id>("MessageId");
  return kShape;
}

const aws::Structure& SendBulkEmailRequest::shape() {
  using S = SendBulkEmailRequest;
  static const aws::Structure kShape =
      aws::Structure("SendBulkEmailRequest")
          .field<&S::from_email_address>("FromEmailAddress")
          .field<&S::reply_to_addresses>("ReplyToAddresses")
          .field<&S::feedback_forwarding_email_address>("FeedbackForwardingEmailAddress")
          .field<&S::default_email_tags>("DefaultEmailTags")
          .required<&S::default_content>("DefaultContent")
          .required<&S::bulk_email_entries>("BulkEmailEntries")
          .field<&S::configuration_set_name>("ConfigurationSetName")
          .refused("FromEmailAddressIdentityArn")
          .refused("FeedbackForwardingEmailAddressIdentityArn")
          .refused("EndpointId")
          .refused("TenantName")
          .refused("ConfigurationOverrides");
  return kShape;
}

const aws::Structure& SendBulkEmailResponse::shape() {
  using S = SendBulkEmailResponse;
  static const aws::Structure kShape =
      aws::Structure("SendBulkEmailResponse")
          .required<&S::bulk_email_entry_results>("BulkEmailEntryResults");
  return kShape;
}

SendBulkEmailResponse send_bulk_email(SesV2& ses, const aws::Call& call,
                                      const SendBulkEmailRequest& request) {
  const aws::Caller& caller = call.caller;
  Ses& v1 = ses.v1();
  SendBulkEmailResponse response;
  in_words_of_v2([&] {
    check_tags(request.default_email_tags);
    v1.configuration_sets().check(caller.account, caller.region, request.configuration_set_name);
    for (const BulkResult& result : send_bulk(v1, caller, mails_of(v1, caller, request))) {
      if (result.error) {
        response.bulk_email_entry_results.push_back(
            {status_in_v2(*result.error), result.error->message(), {}});
      } else {
        response.bulk_email_entry_results.push_back({"SUCCESS", {}, result.message_id});
      }
    }
  });
  return response;
}

}  // namespace ses
