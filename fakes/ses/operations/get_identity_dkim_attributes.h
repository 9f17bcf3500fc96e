// Whether DKIM is set up for identities.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_GetIdentityDkimAttributes.html
#pragma once

#include <map>
#include <string>
#include <vector>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

// https://docs.aws.amazon.com/ses/latest/APIReference/API_IdentityDkimAttributes.html
struct IdentityDkimAttributes {
  bool dkim_enabled = false;
  std::string dkim_verification_status;
  std::vector<std::string> dkim_tokens;
  static const aws::Structure& shape();
};

struct GetIdentityDkimAttributesResponse {
  std::map<std::string, IdentityDkimAttributes> dkim_attributes;
  static const aws::Structure& shape();
};

struct GetIdentityDkimAttributesRequest {
  using Response = GetIdentityDkimAttributesResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "GetIdentityDkimAttributes";
  std::vector<std::string> identities;
  static const aws::Structure& shape();
};

// Names that are no identities are left out.
GetIdentityDkimAttributesResponse get_identity_dkim_attributes(
    Ses& ses, const aws::Call& call, const GetIdentityDkimAttributesRequest& request);

}  // namespace ses
