// Returns one email template.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_GetTemplate.html
#pragma once

#include <string>

#include "fakes/ses/ses.h"
#include "fakes/ses/templates/email_template.h"

namespace ses {

struct GetTemplateResponse {
  Template email_template;
  static const aws::Structure& shape();
};

struct GetTemplateRequest {
  using Response = GetTemplateResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "GetTemplate";
  std::string template_name;
  static const aws::Structure& shape();
};

// Errors: TemplateDoesNotExist.
GetTemplateResponse get_template(Ses& ses, const aws::Call& call,
                                 const GetTemplateRequest& request);

}  // namespace ses
