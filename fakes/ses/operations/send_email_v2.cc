#include "fakes/ses/operations/send_email_v2.h"

#include "fakes/ses/errors.h"
#include "fakes/ses/sending/message_tags.h"
#include "fakes/ses/sending/outgoing_from_raw.h"
#include "fakes/ses/sending/outgoing_mail.h"
#include "fakes/ses/sending/simple_message.h"
#include "fakes/ses/templates/templated_mail.h"

namespace ses {
namespace {

std::vector<std::pair<std::string, std::string>> headers_of(
    const std::vector<MessageHeader>& headers) {
  std::vector<std::pair<std::string, std::string>> result;
  for (const MessageHeader& header : headers) result.emplace_back(header.name, header.value);
  return result;
}

OutgoingMail simple_outgoing(const SendEmailV2Request& request) {
  const SimpleMessageV2& message = *request.content.simple;
  SimpleMail simple;
  if (!request.from_email_address) throw bad_request_without_message();
  simple.source = *request.from_email_address;
  simple.destination = request.destination.value_or(Destination{});
  simple.reply_to = request.reply_to_addresses;
  simple.message = {message.subject, message.body};
  simple.headers = headers_of(message.headers);
  OutgoingMail outgoing;
  outgoing.source = simple.source;
  outgoing.recipients = simple.destination.all();
  outgoing.raw = compose(simple);
  return outgoing;
}

OutgoingMail outgoing_of(const SendEmailV2Request& request) {
  const Destination destination = request.destination.value_or(Destination{});
  OutgoingMail outgoing = request.content.simple
                              ? simple_outgoing(request)
                              : outgoing_from_raw(request.content.raw->data.bytes,
                                                  request.from_email_address, destination.all());
  if (request.feedback_forwarding_email_address) {
    outgoing.return_path = *request.feedback_forwarding_email_address;
  }
  outgoing.max_bytes = kMaxBytesV2;
  outgoing.configuration_set = request.configuration_set_name.value_or("");
  outgoing.tags = request.email_tags;
  return outgoing;
}

TemplatedMail templated_mail(Ses& ses, const aws::Caller& caller,
                             const SendEmailV2Request& request) {
  const TemplateChoice& choice = *request.content.template_choice;
  const ChosenTemplate chosen = choose(ses, caller, choice);
  TemplatedMail mail;
  mail.source = require_source(request.from_email_address);
  mail.destination = request.destination.value_or(Destination{});
  mail.reply_to = request.reply_to_addresses;
  mail.return_path = request.feedback_forwarding_email_address.value_or("");
  mail.headers = headers_of(choice.headers);
  mail.template_name = chosen.name;
  mail.parts = chosen.parts;
  mail.data = choice.template_data.value_or("{}");
  mail.max_bytes = kMaxBytesV2;
  mail.configuration_set = request.configuration_set_name.value_or("");
  mail.tags = request.email_tags;
  return mail;
}

void check_content(const EmailContent& content) {
  const int count = int{content.simple.has_value()} + int{content.raw.has_value()} +
                    int{content.template_choice.has_value()};
  if (count != 1) {
    throw invalid_parameter_value("Content must be exactly one of Simple, Raw and Template.");
  }
}

}  // namespace

const aws::Structure& SimpleMessageV2::shape() {
  using S = SimpleMessageV2;
  static const aws::Structure kShape = aws::Structure("Message")
                                           .required<&S::subject>("Subject")
                                           .required<&S::body>("Body")
                                           .field<&S::headers>("Headers", header_count_limits())
                                           .refused("Attachments");
  return kShape;
}

const aws::Structure& EmailContent::shape() {
  static const aws::Structure kShape = aws::Structure("EmailContent")
                                           .field<&EmailContent::simple>("Simple")
                                           .field<&EmailContent::raw>("Raw")
                                           .field<&EmailContent::template_choice>("Template");
  return kShape;
}

const aws::Structure& SendEmailV2Request::shape() {
  using S = SendEmailV2Request;
  static const aws::Structure kShape =
      aws::Structure("SendEmailRequest")
          .field<&S::from_email_address>("FromEmailAddress")
          .field<&S::destination>("Destination")
          .field<&S::reply_to_addresses>("ReplyToAddresses")
          .field<&S::feedback_forwarding_email_address>("FeedbackForwardingEmailAddress")
          .required<&S::content>("Content")
          .field<&S::email_tags>("EmailTags")
          .field<&S::configuration_set_name>("ConfigurationSetName")
          .refused("FromEmailAddressIdentityArn")
          .refused("FeedbackForwardingEmailAddressIdentityArn")
          .refused("EndpointId")
          .refused("TenantName")
          .refused("ListManagementOptions")
          .refused("ConfigurationOverrides");
  return kShape;
}

const aws::Structure& SendEmailV2Response::shape() {
  static const aws::Structure kShape =
      aws::Structure("SendEmailResponse").field<&SendEmailV2Response::message_id>("MessageId");
  return kShape;
}

SendEmailV2Response send_email_v2(SesV2& ses, const aws::Call& call,
                                  const SendEmailV2Request& request) {
  const aws::Caller& caller = call.caller;
  Ses& v1 = ses.v1();
  SendEmailV2Response response;
  in_words_of_v2([&] {
    check_tags(request.email_tags);
    v1.configuration_sets().check(caller.account, caller.region, request.configuration_set_name);
    check_content(request.content);
    response.message_id = request.content.template_choice
                              ? send_templated(v1, caller, templated_mail(v1, caller, request))
                              : send(v1, caller, outgoing_of(request));
  });
  return response;
}

}  // namespace ses
