// Makes an email template.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_CreateTemplate.html
#pragma once

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"
#include "fakes/ses/templates/email_template.h"

namespace ses {

struct CreateTemplateRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "CreateTemplate";
  Template email_template;
  static const aws::Structure& shape();
};

// Errors: AlreadyExists, InvalidParameterValue, InvalidTemplate; BacklotNotModelled for Handlebars
// that is not modelled.
EmptyResponse create_template(Ses& ses, const aws::Call& call,
                              const CreateTemplateRequest& request);

}  // namespace ses
