// Replaces the parts of an email template.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_UpdateEmailTemplate.html
#pragma once

#include <string>

#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"
#include "fakes/ses/templates/email_template.h"

namespace ses {

struct UpdateEmailTemplateRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "UpdateEmailTemplate";
  std::string template_name;
  EmailTemplateContent template_content;
  static const aws::Structure& shape();
};

// Parts that are not given are removed. Errors: NotFoundException, BadRequestException;
// BacklotNotModelled for Handlebars that is not modelled.
EmptyResponse update_email_template(SesV2& ses, const aws::Call& call,
                                    const UpdateEmailTemplateRequest& request);

}  // namespace ses
