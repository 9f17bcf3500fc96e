#include "fakes/ses/operations/verify_email_identity.h"

#include "fakes/ses/identities/identity_view.h"

namespace ses {

const aws::Structure& VerifyEmailIdentityRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("VerifyEmailIdentityRequest")
          .required<&VerifyEmailIdentityRequest::email_address>("EmailAddress");
  return kShape;
}

EmptyResponse verify_email_identity(Ses& ses, const aws::Call& call,
                                    const VerifyEmailIdentityRequest& request) {
  check_email_identity(request.email_address);
  const aws::Caller& caller = call.caller;
  if (ses.identities().find(caller.account, caller.region, request.email_address)) return {};
  Identity identity{caller.account, caller.region, request.email_address, false, {}, {}};
  identity.is_verified = ses.options().verify_at_once;
  ses.identities().put(identity);
  return {};
}

}  // namespace ses
