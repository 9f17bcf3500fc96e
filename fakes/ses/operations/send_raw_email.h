// Sends a mail that is complete but for what SES adds.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct SendRawEmailResponse {
  std::string message_id;
  static const aws::Structure& shape();
};

struct SendRawEmailRequest {
  using Response = SendRawEmailResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "SendRawEmail";
  std::optional<std::string> source;
  std::vector<std::string> destinations;
  RawMessage raw_message;
  std::vector<MessageTag> tags;
  std::optional<std::string> configuration_set_name;
  static const aws::Structure& shape();
};

// Without a source the From header says it; without destinations To, Cc and Bcc do. Errors:
// MessageRejected, InvalidParameterValue, ConfigurationSetDoesNotExist.
SendRawEmailResponse send_raw_email(Ses& ses, const aws::Call& call,
                                    const SendRawEmailRequest& request);

}  // namespace ses
