// Makes a mail address an identity, as VerifyEmailIdentity does.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_VerifyEmailAddress.html
#pragma once

#include <string>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct VerifyEmailAddressRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "VerifyEmailAddress";
  std::string email_address;
  static const aws::Structure& shape();
};

// Errors: InvalidParameterValue.
EmptyResponse verify_email_address(Ses& ses, const aws::Call& call,
                                   const VerifyEmailAddressRequest& request);

}  // namespace ses
