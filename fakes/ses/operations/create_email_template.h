// Makes an email template.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateEmailTemplate.html
#pragma once

#include <string>
#include <vector>

#include "fakes/ses/identities/identity_view.h"
#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"
#include "fakes/ses/templates/email_template.h"

namespace ses {

struct CreateEmailTemplateRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "CreateEmailTemplate";
  std::string template_name;
  EmailTemplateContent template_content;
  std::vector<Tag> tags;
  static const aws::Structure& shape();
};

// Errors: AlreadyExistsException, BadRequestException; BacklotNotModelled for Handlebars that is
// not modelled.
EmptyResponse create_email_template(SesV2& ses, const aws::Call& call,
                                    const CreateEmailTemplateRequest& request);

}  // namespace ses
