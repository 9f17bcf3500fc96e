// Removes an identity.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_DeleteIdentity.html
#pragma once

#include <string>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct DeleteIdentityRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "DeleteIdentity";
  std::string identity;
  static const aws::Structure& shape();
};

// An identity that does not exist is no error.
EmptyResponse delete_identity(Ses& ses, const aws::Call& call,
                              const DeleteIdentityRequest& request);

}  // namespace ses
