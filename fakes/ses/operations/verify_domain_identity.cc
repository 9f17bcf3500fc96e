#include "fakes/ses/operations/verify_domain_identity.h"

#include "fakes/ses/identities/identity_view.h"

namespace ses {
namespace {}  // namespace

const aws::Structure& VerifyDomainIdentityRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("VerifyDomainIdentityRequest")
          .required<&VerifyDomainIdentityRequest::domain>("Domain");
  return kShape;
}

const aws::Structure& VerifyDomainIdentityResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("VerifyDomainIdentityResponse")
          .required<&VerifyDomainIdentityResponse::verification_token>("VerificationToken");
  return kShape;
}

VerifyDomainIdentityResponse verify_domain_identity(Ses& ses, const aws::Call& call,
                                                    const VerifyDomainIdentityRequest& request) {
  check_domain_identity(request.domain);
  const aws::Caller& caller = call.caller;
  if (const auto existing = ses.identities().find(caller.account, caller.region, request.domain)) {
    return {existing->token};
  }
  Identity identity{caller.account, caller.region, request.domain, false, {}, {}};
  identity.is_verified = ses.options().verify_at_once;
  identity.token = ses.ids().base64(kVerificationTokenBytes);
  ses.identities().put(identity);
  return {identity.token};
}

}  // namespace ses
