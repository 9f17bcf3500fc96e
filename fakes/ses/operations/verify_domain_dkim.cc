#include "fakes/ses/operations/verify_domain_dkim.h"

#include "fakes/ses/identities/dkim.h"
#include "fakes/ses/operations/verify_domain_identity.h"

namespace ses {

const aws::Structure& VerifyDomainDkimRequest::shape() {
  static const aws::Structure kShape = aws::Structure("VerifyDomainDkimRequest")
                                           .required<&VerifyDomainDkimRequest::domain>("Domain");
  return kShape;
}

const aws::Structure& VerifyDomainDkimResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("VerifyDomainDkimResponse")
          .required<&VerifyDomainDkimResponse::dkim_tokens>("DkimTokens");
  return kShape;
}

VerifyDomainDkimResponse verify_domain_dkim(Ses& ses, const aws::Call& call,
                                            const VerifyDomainDkimRequest& request) {
  VerifyDomainIdentityRequest identity;
  identity.domain = request.domain;
  verify_domain_identity(ses, call, identity);
  return {start_dkim(ses, call.caller, request.domain)};
}

}  // namespace ses
