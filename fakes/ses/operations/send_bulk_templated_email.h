// Sends mails made of one template to many.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_SendBulkTemplatedEmail.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

// https://docs.aws.amazon.com/ses/latest/APIReference/API_BulkEmailDestination.html
struct BulkEmailDestination {
  Destination destination;
  std::vector<MessageTag> replacement_tags;
  std::optional<std::string> replacement_template_data;
  static const aws::Structure& shape();
};

// https://docs.aws.amazon.com/ses/latest/APIReference/API_BulkEmailDestinationStatus.html
struct BulkEmailDestinationStatus {
  std::string status;
  std::optional<std::string> error;
  std::optional<std::string> message_id;
  static const aws::Structure& shape();
};

struct SendBulkTemplatedEmailResponse {
  std::vector<BulkEmailDestinationStatus> status;
  static const aws::Structure& shape();
};

struct SendBulkTemplatedEmailRequest {
  using Response = SendBulkTemplatedEmailResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "SendBulkTemplatedEmail";
  std::string source;
  std::vector<std::string> reply_to_addresses;
  std::optional<std::string> return_path;
  std::optional<std::string> configuration_set_name;
  std::vector<MessageTag> default_tags;
  std::string template_name;
  std::string default_template_data;
  std::vector<BulkEmailDestination> destinations;
  static const aws::Structure& shape();
};

// An error of one destination is told in its status, `InvalidParameterValue` or `MessageRejected`.
// An error that concerns all destinations fails the call: MessageRejected for the source,
// InvalidParameterValue for their number, ConfigurationSetDoesNotExist, TemplateDoesNotExist.
SendBulkTemplatedEmailResponse send_bulk_templated_email(
    Ses& ses, const aws::Call& call, const SendBulkTemplatedEmailRequest& request);

}  // namespace ses
