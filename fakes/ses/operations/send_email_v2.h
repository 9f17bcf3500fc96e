// Sends a mail: simple, raw, or made of a template.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/sending/message_header.h"
#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"
#include "fakes/ses/templates/template_choice.h"

namespace ses {

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Message.html
struct SimpleMessageV2 {
  Content subject;
  Body body;
  std::vector<MessageHeader> headers;
  static const aws::Structure& shape();
};

struct EmailContent {
  std::optional<SimpleMessageV2> simple;
  std::optional<RawMessage> raw;
  std::optional<TemplateChoice> template_choice;
  static const aws::Structure& shape();
};

struct SendEmailV2Response {
  std::string message_id;
  static const aws::Structure& shape();
};

struct SendEmailV2Request {
  using Response = SendEmailV2Response;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "SendEmail";
  std::optional<std::string> from_email_address;
  std::optional<Destination> destination;
  std::vector<std::string> reply_to_addresses;
  std::optional<std::string> feedback_forwarding_email_address;
  EmailContent content;
  std::vector<MessageTag> email_tags;
  std::optional<std::string> configuration_set_name;
  static const aws::Structure& shape();
};

// If the data for a template lacks an attribute, the mail is accepted and never sent. Errors:
// MessageRejected, BadRequestException, NotFoundException for a template and a configuration set;
// BacklotNotModelled for attachments.
SendEmailV2Response send_email_v2(SesV2& ses, const aws::Call& call,
                                  const SendEmailV2Request& request);

}  // namespace ses
