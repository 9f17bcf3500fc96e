// Makes a mail address an identity.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_VerifyEmailIdentity.html
#pragma once

#include <string>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct VerifyEmailIdentityRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "VerifyEmailIdentity";
  std::string email_address;
  static const aws::Structure& shape();
};

// The identity is verified at once unless Options::verify_at_once is off. Errors:
// InvalidParameterValue.
EmptyResponse verify_email_identity(Ses& ses, const aws::Call& call,
                                    const VerifyEmailIdentityRequest& request);

}  // namespace ses
