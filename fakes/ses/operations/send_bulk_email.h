// Sends mails made of one template to many.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendBulkEmail.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/sending/message_header.h"
#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"
#include "fakes/ses/templates/template_choice.h"

namespace ses {

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_BulkEmailContent.html
struct BulkEmailContent {
  std::optional<TemplateChoice> template_choice;
  static const aws::Structure& shape();
};

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_ReplacementTemplate.html
struct ReplacementTemplate {
  std::optional<std::string> replacement_template_data;
  static const aws::Structure& shape();
};

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_ReplacementEmailContent.html
struct ReplacementEmailContent {
  std::optional<ReplacementTemplate> replacement_template;
  static const aws::Structure& shape();
};

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_BulkEmailEntry.html
struct BulkEmailEntry {
  Destination destination;
  std::vector<MessageTag> replacement_tags;
  std::optional<ReplacementEmailContent> replacement_email_content;
  std::vector<MessageHeader> replacement_headers;
  static const aws::Structure& shape();
};

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_BulkEmailEntryResult.html
struct BulkEmailEntryResult {
  std::string status;
  std::optional<std::string> error;
  std::optional<std::string> message_id;
  static const aws::Structure& shape();
};

struct SendBulkEmailResponse {
  std::vector<BulkEmailEntryResult> bulk_email_entry_results;
  static const aws::Structure& shape();
};

struct SendBulkEmailRequest {
  using Response = SendBulkEmailResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "SendBulkEmail";
  std::optional<std::string> from_email_address;
  std::vector<std::string> reply_to_addresses;
  std::optional<std::string> feedback_forwarding_email_address;
  std::vector<MessageTag> default_email_tags;
  BulkEmailContent default_content;
  std::vector<BulkEmailEntry> bulk_email_entries;
  std::optional<std::string> configuration_set_name;
  static const aws::Structure& shape();
};

// An error of one entry is told in its status, `INVALID_PARAMETER` or `MESSAGE_REJECTED`. An error
// that concerns all entries fails the call: MessageRejected for the source, BadRequestException,
// NotFoundException for the template and the configuration set. An entry's headers take the place
// of the template's of the same name.
SendBulkEmailResponse send_bulk_email(SesV2& ses, const aws::Call& call,
                                      const SendBulkEmailRequest& request);

}  // namespace ses
