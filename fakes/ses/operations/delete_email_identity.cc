#include "fakes/ses/operations/delete_email_identity.h"

#include "fakes/ses/errors.h"

namespace ses {

const aws::Structure& DeleteEmailIdentityRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("DeleteEmailIdentityRequest")
          .required<&DeleteEmailIdentityRequest::email_identity>("EmailIdentity", aws::length(1));
  return kShape;
}

EmptyResponse delete_email_identity(SesV2& ses, const aws::Call& call,
                                    const DeleteEmailIdentityRequest& request) {
  if (!ses.v1().identities().remove(call.caller.account, call.caller.region,
                                    request.email_identity)) {
    throw identity_not_found(request.email_identity);
  }
  return {};
}

}  // namespace ses
