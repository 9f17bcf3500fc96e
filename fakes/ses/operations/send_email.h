// Sends a mail made from its subject and bodies.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_SendEmail.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct SendEmailResponse {
  std::string message_id;
  static const aws::Structure& shape();
};

struct SendEmailRequest {
  using Response = SendEmailResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "SendEmail";
  std::string source;
  Destination destination;
  SimpleMessage message;
  std::vector<std::string> reply_to_addresses;
  std::optional<std::string> return_path;
  std::vector<MessageTag> tags;
  std::optional<std::string> configuration_set_name;
  static const aws::Structure& shape();
};

// Errors: MessageRejected, InvalidParameterValue, ConfigurationSetDoesNotExist.
SendEmailResponse send_email(Ses& ses, const aws::Call& call, const SendEmailRequest& request);

}  // namespace ses
