// Removes an email template.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_DeleteEmailTemplate.html
#pragma once

#include <string>

#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct DeleteEmailTemplateRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "DeleteEmailTemplate";
  std::string template_name;
  static const aws::Structure& shape();
};

// Errors: NotFoundException.
EmptyResponse delete_email_template(SesV2& ses, const aws::Call& call,
                                    const DeleteEmailTemplateRequest& request);

}  // namespace ses
