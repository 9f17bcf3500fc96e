#include "fakes/ses/operations/delete_verified_email_address.h"

#include "fakes/ses/identities/identity_view.h"

namespace ses {

const aws::Structure& DeleteVerifiedEmailAddressRequest::shape() {
  using S = DeleteVerifiedEmailAddressRequest;
  static const aws::Structure kShape = aws::Structure("DeleteVerifiedEmailAddressRequest")
                                           .required<&S::email_address>("EmailAddress");
  return kShape;
}

EmptyResponse delete_verified_email_address(Ses& ses, const aws::Call& call,
                                            const DeleteVerifiedEmailAddressRequest& request) {
  check_email_identity(request.email_address);
  ses.identities().remove(call.caller.account, call.caller.region, request.email_address);
  return {};
}

}  // namespace ses
