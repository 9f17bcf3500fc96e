#include "fakes/ses/operations/get_email_identity.h"

#include "fakes/ses/errors.h"
#include "fakes/ses/identities/dkim.h"

namespace ses {

const aws::Structure& GetEmailIdentityRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("GetEmailIdentityRequest")
          .required<&GetEmailIdentityRequest::email_identity>("EmailIdentity", aws::length(1));
  return kShape;
}

const aws::Structure& GetEmailIdentityResponse::shape() {
  using S = GetEmailIdentityResponse;
  static const aws::Structure kShape =
      aws::Structure("GetEmailIdentityResponse")
          .field<&S::identity_type>("IdentityType")
          .field<&S::feedback_forwarding_status>("FeedbackForwardingStatus")
          .field<&S::verified_for_sending_status>("VerifiedForSendingStatus")
          .field<&S::dkim_attributes>("DkimAttributes")
          .field<&S::tags>("Tags")
          .always()
          .field<&S::verification_status>("VerificationStatus");
  return kShape;
}

GetEmailIdentityResponse get_email_identity(SesV2& ses, const aws::Call& call,
                                            const GetEmailIdentityRequest& request) {
  const auto identity =
      ses.v1().identities().find(call.caller.account, call.caller.region, request.email_identity);
  if (!identity) throw identity_not_found(request.email_identity);
  GetEmailIdentityResponse response;
  response.identity_type = identity_type(*identity);
  response.verified_for_sending_status = identity->is_verified;
  response.dkim_attributes = dkim_attributes(ses.v1(), call.caller, *identity);
  response.verification_status = verification_status(*identity);
  for (const auto& [key, value] : identity->tags) response.tags.push_back({key, value});
  return response;
}

}  // namespace ses
