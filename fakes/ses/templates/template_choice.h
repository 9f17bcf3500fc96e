// Which template a mail of version 2 is made of: one by name, or one that comes with the call.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/sending/message_header.h"
#include "fakes/ses/ses.h"
#include "fakes/ses/templates/email_template.h"

namespace ses {

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Template.html
struct TemplateChoice {
  std::optional<std::string> template_name;
  std::optional<EmailTemplateContent> template_content;
  std::optional<std::string> template_data;
  std::vector<MessageHeader> headers;
  static const aws::Structure& shape();
};

struct ChosenTemplate {
  std::string name;  // "" for one that comes with the call
  TemplateParts parts;
};

// Throws TemplateDoesNotExist; InvalidParameterValue unless there is exactly one;
// BacklotNotModelled for one that comes with the call and has more than values to put in: AWS does
// not say what becomes of the rest.
ChosenTemplate choose(Ses& ses, const aws::Caller& caller, const TemplateChoice& choice);

}  // namespace ses
