#include "fakes/ses/operations/send_bulk_templated_email.h"

#include "fakes/ses/errors.h"
#include "fakes/ses/sending/message_tags.h"
#include "fakes/ses/templates/email_template.h"
#include "fakes/ses/templates/templated_mail.h"

namespace ses {
namespace {

// https://docs.aws.amazon.com/ses/latest/APIReference/API_BulkEmailDestinationStatus.html
std::string status_in_v1(const aws::Error& error) {
  if (is_daily_quota(error)) return "AccountDailyQuotaExceeded";
  return is_throttling(error) ? "AccountThrottled" : error.code();
}

}  // namespace

const aws::Structure& BulkEmailDestination::shape() {
  using S = BulkEmailDestination;
  static const aws::Structure kShape =
      aws::Structure("BulkEmailDestination")
          .required<&S::destination>("Destination")
          .field<&S::replacement_tags>("ReplacementTags")
          .field<&S::replacement_template_data>("ReplacementTemplateData", template_data_limits());
  return kShape;
}

const aws::Structure& BulkEmailDestinationStatus::shape() {
  using S = BulkEmailDestinationStatus;
  static const aws::Structure kShape = aws::Structure("BulkEmailDestinationStatus")
                                           .field<&S::status>("Status")
                                           .field<&S::error>("Error")
                                           .field<&S::message_id>("MessageId");
  return kShape;
}

const aws::Structure& SendBulkTemplatedEmailRequest::shape() {
  using S = SendBulkTemplatedEmailRequest;
  static const aws::Structure kShape =
      aws::Structure("SendBulkTemplatedEmailRequest")
          .required<&S::source>("Source")
          .field<&S::reply_to_addresses>("ReplyToAddresses")
          .field<&S::return_path>("ReturnPath")
          .field<&S::configuration_set_name>("ConfigurationSetName")
          .field<&S::default_tags>("DefaultTags")
          .required<&S::template_name>("Template")
          .required<&S::default_template_data>("DefaultTemplateData", template_data_limits())
          .required<&S::destinations>("Destinations")
          .refused("SourceArn")
          .refused("ReturnPathArn")
          .refused("TemplateArn");
  return kShape;
}

const aws::Structure& SendBulkTemplatedEmailResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("SendBulkTemplatedEmailResponse")
          .required<&SendBulkTemplatedEmailResponse::status>("Status");
  return kShape;
}

SendBulkTemplatedEmailResponse send_bulk_templated_email(
    Ses& ses, const aws::Call& call, const SendBulkTemplatedEmailRequest& request) {
  const aws::Caller& caller = call.caller;
  check_tags(request.default_tags);
  ses.configuration_sets().check(caller.account, caller.region, request.configuration_set_name);
  const EmailTemplate found =
      ses.templates().require(caller.account, caller.region, request.template_name);
  std::vector<BulkMail> mails;
  for (const BulkEmailDestination& each : request.destinations) {
    TemplatedMail& mail = mails.emplace_back().mail;
    mail.source = request.source;
    mail.destination = each.destination;
    mail.reply_to = request.reply_to_addresses;
    mail.return_path = request.return_path.value_or("");
    mail.template_name = found.name;
    mail.parts = found.parts;
    mail.configuration_set = request.configuration_set_name.value_or("");
    mail.tags = request.default_tags;
    mail.data = bulk_data(each.replacement_template_data, request.default_template_data);
    mails.back().tags = each.replacement_tags;
  }
  SendBulkTemplatedEmailResponse response;
  for (const BulkResult& result : send_bulk(ses, caller, mails)) {
    if (result.error) {
      response.status.push_back({status_in_v1(*result.error), result.error->message(), {}});
    } else {
      response.status.push_back({"Success", {}, result.message_id});
    }
  }
  return response;
}

}  // namespace ses
