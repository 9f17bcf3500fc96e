#include "fakes/ses/operations/verify_email_address.h"

#include "fakes/ses/operations/verify_email_identity.h"

namespace ses {

const aws::Structure& VerifyEmailAddressRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("VerifyEmailAddressRequest")
          .required<&VerifyEmailAddressRequest::email_address>("EmailAddress");
  return kShape;
}

EmptyResponse verify_email_address(Ses& ses, const aws::Call& call,
                                   const VerifyEmailAddressRequest& request) {
  VerifyEmailIdentityRequest identity;
  identity.email_address = request.email_address;
  return verify_email_identity(ses, call, identity);
}

}  // namespace ses
