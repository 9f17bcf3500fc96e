// Describes one identity.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailIdentity.html
#pragma once

#include <string>
#include <vector>

#include "fakes/ses/identities/identity_view.h"
#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct GetEmailIdentityResponse {
  std::string identity_type;
  bool feedback_forwarding_status = true;
  bool verified_for_sending_status = false;
  DkimAttributes dkim_attributes;
  std::vector<Tag> tags;
  std::string verification_status;
  static const aws::Structure& shape();
};

struct GetEmailIdentityRequest {
  using Response = GetEmailIdentityResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "GetEmailIdentity";
  std::string email_identity;
  static const aws::Structure& shape();
};

// Errors: NotFoundException.
GetEmailIdentityResponse get_email_identity(SesV2& ses, const aws::Call& call,
                                            const GetEmailIdentityRequest& request);

}  // namespace ses
