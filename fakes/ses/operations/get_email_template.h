// Returns one email template.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailTemplate.html
#pragma once

#include <string>
#include <vector>

#include "fakes/ses/identities/identity_view.h"
#include "fakes/ses/ses_v2.h"
#include "fakes/ses/templates/email_template.h"

namespace ses {

struct GetEmailTemplateResponse {
  std::string template_name;
  EmailTemplateContent template_content;
  std::vector<Tag> tags;
  static const aws::Structure& shape();
};

struct GetEmailTemplateRequest {
  using Response = GetEmailTemplateResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "GetEmailTemplate";
  std::string template_name;
  static const aws::Structure& shape();
};

// Errors: NotFoundException.
GetEmailTemplateResponse get_email_template(SesV2& ses, const aws::Call& call,
                                            const GetEmailTemplateRequest& request);

}  // namespace ses
