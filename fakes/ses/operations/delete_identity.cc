#include "fakes/ses/operations/delete_identity.h"

namespace ses {

const aws::Structure& DeleteIdentityRequest::shape() {
  static const aws::Structure kShape = aws::Structure("DeleteIdentityRequest")
                                           .required<&DeleteIdentityRequest::identity>("Identity");
  return kShape;
}

EmptyResponse delete_identity(Ses& ses, const aws::Call& call,
                              const DeleteIdentityRequest& request) {
  ses.identities().remove(call.caller.account, call.caller.region, request.identity);
  return {};
}

}  // namespace ses
