// Sends a mail made of a template.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_SendTemplatedEmail.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct SendTemplatedEmailResponse {
  std::string message_id;
  static const aws::Structure& shape();
};

struct SendTemplatedEmailRequest {
  using Response = SendTemplatedEmailResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "SendTemplatedEmail";
  std::string source;
  Destination destination;
  std::vector<std::string> reply_to_addresses;
  std::optional<std::string> return_path;
  std::vector<MessageTag> tags;
  std::optional<std::string> configuration_set_name;
  std::string template_name;
  std::string template_data;
  static const aws::Structure& shape();
};

// If the data lacks an attribute, the mail is accepted and never sent. Errors: MessageRejected,
// InvalidParameterValue, ConfigurationSetDoesNotExist, TemplateDoesNotExist.
SendTemplatedEmailResponse send_templated_email(Ses& ses, const aws::Call& call,
                                                const SendTemplatedEmailRequest& request);

}  // namespace ses
