// Sets up DKIM for a domain.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_VerifyDomainDkim.html
#pragma once

#include <string>
#include <vector>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct VerifyDomainDkimResponse {
  std::vector<std::string> dkim_tokens;
  static const aws::Structure& shape();
};

struct VerifyDomainDkimRequest {
  using Response = VerifyDomainDkimResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "VerifyDomainDkim";
  std::string domain;
  static const aws::Structure& shape();
};

// The domain becomes an identity, as by VerifyDomainIdentity. Its tokens stay the same. Errors:
// InvalidParameterValue.
VerifyDomainDkimResponse verify_domain_dkim(Ses& ses, const aws::Call& call,
                                            const VerifyDomainDkimRequest& request);

}  // namespace ses
