// Replaces the parts of an email template.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_UpdateTemplate.html
#pragma once

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"
#include "fakes/ses/templates/email_template.h"

namespace ses {

struct UpdateTemplateRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "UpdateTemplate";
  Template email_template;
  static const aws::Structure& shape();
};

// Parts that are not given are removed. Errors: TemplateDoesNotExist, InvalidParameterValue,
// InvalidTemplate; BacklotNotModelled for Handlebars that is not modelled.
EmptyResponse update_template(Ses& ses, const aws::Call& call,
                              const UpdateTemplateRequest& request);

}  // namespace ses
