// Removes a mail address from the identities, as DeleteIdentity does.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_DeleteVerifiedEmailAddress.html
#pragma once

#include <string>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct DeleteVerifiedEmailAddressRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "DeleteVerifiedEmailAddress";
  std::string email_address;
  static const aws::Structure& shape();
};

// An address that is no identity is no error. Errors: InvalidParameterValue for what is no address.
EmptyResponse delete_verified_email_address(Ses& ses, const aws::Call& call,
                                            const DeleteVerifiedEmailAddressRequest& request);

}  // namespace ses
