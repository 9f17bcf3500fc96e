// Whether identities are verified.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_GetIdentityVerificationAttributes.html
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct IdentityVerificationAttributes {
  std::string verification_status;  // `Success` or `Pending`
  std::optional<std::string> verification_token;
  static const aws::Structure& shape();
};

struct GetIdentityVerificationAttributesResponse {
  std::map<std::string, IdentityVerificationAttributes> verification_attributes;
  static const aws::Structure& shape();
};

struct GetIdentityVerificationAttributesRequest {
  using Response = GetIdentityVerificationAttributesResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "GetIdentityVerificationAttributes";
  std::vector<std::string> identities;
  static const aws::Structure& shape();
};

// Names that are no identities are left out.
GetIdentityVerificationAttributesResponse get_identity_verification_attributes(
    Ses& ses, const aws::Call& call, const GetIdentityVerificationAttributesRequest& request);

}  // namespace ses
