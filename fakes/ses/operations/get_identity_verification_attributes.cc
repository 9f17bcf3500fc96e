#include "fakes/ses/operations/get_identity_verification_attributes.h"

namespace ses {

const aws::Structure& IdentityVerificationAttributes::shape() {
  using S = IdentityVerificationAttributes;
  static const aws::Structure kShape = aws::Structure("IdentityVerificationAttributes")
                                           .required<&S::verification_status>("VerificationStatus")
                                           .field<&S::verification_token>("VerificationToken");
  return kShape;
}

const aws::Structure& GetIdentityVerificationAttributesRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("GetIdentityVerificationAttributesRequest")
          .required<&GetIdentityVerificationAttributesRequest::identities>("Identities");
  return kShape;
}

const aws::Structure& GetIdentityVerificationAttributesResponse::shape() {
  using S = GetIdentityVerificationAttributesResponse;
  static const aws::Structure kShape =
      aws::Structure("GetIdentityVerificationAttributesResponse")
          .required<&S::verification_attributes>("VerificationAttributes");
  return kShape;
}

GetIdentityVerificationAttributesResponse get_identity_verification_attributes(
    Ses& ses, const aws::Call& call, const GetIdentityVerificationAttributesRequest& request) {
  GetIdentityVerificationAttributesResponse response;
  for (const std::string& name : request.identities) {
    const auto identity = ses.identities().find(call.caller.account, call.caller.region, name);
    if (!identity) continue;
    IdentityVerificationAttributes& attributes = response.verification_attributes[name];
    attributes.verification_status = identity->is_verified ? "Success" : "Pending";
    if (identity->is_domain()) attributes.verification_token = identity->token;
  }
  return response;
}

}  // namespace ses
