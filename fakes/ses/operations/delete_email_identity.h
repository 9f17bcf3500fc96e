// Removes an identity.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_DeleteEmailIdentity.html
#pragma once

#include <string>

#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct DeleteEmailIdentityRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "DeleteEmailIdentity";
  std::string email_identity;
  static const aws::Structure& shape();
};

// Errors: NotFoundException.
EmptyResponse delete_email_identity(SesV2& ses, const aws::Call& call,
                                    const DeleteEmailIdentityRequest& request);

}  // namespace ses
