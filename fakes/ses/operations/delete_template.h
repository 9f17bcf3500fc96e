// Removes an email template.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_DeleteTemplate.html
#pragma once

#include <string>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct DeleteTemplateRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "DeleteTemplate";
  std::string template_name;
  static const aws::Structure& shape();
};

// A template that does not exist is no error.
EmptyResponse delete_template(Ses& ses, const aws::Call& call,
                              const DeleteTemplateRequest& request);

}  // namespace ses
