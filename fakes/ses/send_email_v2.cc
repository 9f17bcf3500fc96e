#include "fakes/ses/send_email_v2.h"

#include <algorithm>

#include "fakes/ses/errors.h"
#include "fakes/ses/message_tags.h"
#include "fakes/ses/outgoing.h"
#include "fakes/ses/raw_outgoing.h"
#include "fakes/ses/simple_message.h"

namespace ses {
namespace {

bool is_header_name(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~' && c != ':'; });
}

bool is_header_value(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

aws::Constraints header_name_limits() {
  return aws::length(1, 126).pattern("^[!-9;-@A-~]+$", is_header_name);
}

aws::Constraints header_value_limits() {
  return aws::length(1, 995).pattern("[ -~]*", is_header_value);
}

Outgoing simple_outgoing(const SendEmailV2Request& request) {
  if (!request.from_email_address) {
    throw invalid_parameter_value("Missing required header 'From'.");
  }
  const SimpleMessageV2& message = *request.content.simple;
  Simple simple;
  simple.source = *request.from_email_address;
  simple.destination = request.destination.value_or(Destination{});
  simple.reply_to = request.reply_to_addresses;
  simple.message = {message.subject, message.body};
  for (const MessageHeader& header : message.headers) {
    simple.headers.emplace_back(header.name, header.value);
  }
  Outgoing outgoing;
  outgoing.source = simple.source;
  outgoing.recipients = simple.destination.all();
  outgoing.raw = compose(simple);
  return outgoing;
}

Outgoing outgoing_of(const SendEmailV2Request& request) {
  if (request.content.simple.has_value() == request.content.raw.has_value()) {
    throw invalid_parameter_value("Content must be exactly one of Simple, Raw and Template.");
  }
  const Destination destination = request.destination.value_or(Destination{});
  Outgoing outgoing = request.content.simple
                          ? simple_outgoing(request)
                          : raw_outgoing(request.content.raw->data.bytes,
                                         request.from_email_address, destination.all());
  if (request.feedback_forwarding_email_address) {
    outgoing.return_path = *request.feedback_forwarding_email_address;
  }
  outgoing.max_bytes = kMaxBytesV2;
  return outgoing;
}

}  // namespace

const aws::Structure& MessageHeader::shape() {
  static const aws::Structure kShape =
      aws::Structure("MessageHeader")
          .required<&MessageHeader::name>("Name", header_name_limits())
          .required<&MessageHeader::value>("Value", header_value_limits());
  return kShape;
}

const aws::Structure& SimpleMessageV2::shape() {
  using S = SimpleMessageV2;
  static const aws::Structure kShape = aws::Structure("Message")
                                           .required<&S::subject>("Subject")
                                           .required<&S::body>("Body")
                                           .field<&S::headers>("Headers", aws::length(0, 15))
                                           .refused("Attachments");
  return kShape;
}

const aws::Structure& EmailContent::shape() {
  static const aws::Structure kShape = aws::Structure("EmailContent")
                                           .field<&EmailContent::simple>("Simple")
                                           .field<&EmailContent::raw>("Raw")
                                           .refused("Template");
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
          .refused("ListManagementOptions");
  return kShape;
}

const aws::Structure& SendEmailV2Response::shape() {
  static const aws::Structure kShape =
      aws::Structure("SendEmailResponse").field<&SendEmailV2Response::message_id>("MessageId");
  return kShape;
}

SendEmailV2Response send_email_v2(SesV2& ses, const aws::Call& call,
                                  const SendEmailV2Request& request) {
  SendEmailV2Response response;
  in_words_of_v2([&] {
    check_tags(request.email_tags);
    if (request.configuration_set_name) {
      throw configuration_set_not_found(*request.configuration_set_name);
    }
    response.message_id = send(ses.v1(), call.caller, outgoing_of(request));
  });
  return response;
}

}  // namespace ses
