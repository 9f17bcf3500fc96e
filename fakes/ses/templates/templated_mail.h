// Sending mail that is made of a template.
//
// https://docs.aws.amazon.com/ses/latest/dg/send-personalized-email-api.html
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fakes/aws/error.h"
#include "fakes/ses/sending/outgoing_mail.h"
#include "fakes/ses/shapes.h"
#include "fakes/ses/templates/templates.h"

namespace ses {

struct TemplatedMail {
  std::string source;
  Destination destination;
  std::vector<std::string> reply_to;
  std::string return_path;  // "" for the source
  std::vector<std::pair<std::string, std::string>> headers;
  std::string template_name;
  TemplateParts parts;
  std::string data;
  std::size_t max_bytes = kMaxBytesV1;
  std::string configuration_set = {};  // "" for none
  std::vector<MessageTag> tags = {};
};

// The sender of version 2. Throws InvalidParameterValue, `Source cannot be empty`, if there is
// none.
const std::string& require_source(const std::optional<std::string>& from_email_address);

// As send(). A mail whose data lack an attribute is accepted and not sent: the journal tells it, as
// `ses.rendering_failed`. Errors: those of send(); InvalidParameterValue for data that are no JSON
// object; BacklotNotModelled for data that need what is not modelled.
std::string send_templated(Ses& ses, const aws::Caller& caller, const TemplatedMail& mail);

// One mail of many.
struct BulkMail {
  TemplatedMail mail;
  std::vector<MessageTag> tags;
};

struct BulkResult {
  std::string message_id;
  std::optional<aws::Error> error;  // InvalidParameterValue, MessageRejected, Throttling
};

// Sends each that can be sent. Throws, and sends none, for what concerns all: no mail or more than
// fifty, a source that is not verified, data that need what is not modelled.
// REQUIRES: all have the same source.
std::vector<BulkResult> send_bulk(Ses& ses, const aws::Caller& caller,
                                  const std::vector<BulkMail>& mails);

// The template data for one mail of a bulk: its replacement data, or the default data if it has
// none or `{}`.
std::string bulk_data(const std::optional<std::string>& replacement,
                      const std::string& default_data);

}  // namespace ses
