// Makes a domain an identity.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_VerifyDomainIdentity.html
#pragma once

#include <string>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct VerifyDomainIdentityResponse {
  std::string verification_token;
  static const aws::Structure& shape();
};

struct VerifyDomainIdentityRequest {
  using Response = VerifyDomainIdentityResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "VerifyDomainIdentity";
  std::string domain;
  static const aws::Structure& shape();
};

// The identity is verified at once unless Options::verify_at_once is off. The token of a domain
// stays the same. Errors: InvalidParameterValue.
VerifyDomainIdentityResponse verify_domain_identity(Ses& ses, const aws::Call& call,
                                                    const VerifyDomainIdentityRequest& request);

}  // namespace ses
