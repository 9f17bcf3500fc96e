#include "fakes/ses/operations/get_identity_dkim_attributes.h"

#include "fakes/ses/identities/dkim.h"

namespace ses {
namespace {

const char* status_of(const DkimAttributes& attributes) {
  if (attributes.tokens.empty()) return "NotStarted";
  return attributes.status == "SUCCESS" ? "Success" : "Pending";
}

}  // namespace

const aws::Structure& IdentityDkimAttributes::shape() {
  using S = IdentityDkimAttributes;
  static const aws::Structure kShape =
      aws::Structure("IdentityDkimAttributes")
          .required<&S::dkim_enabled>("DkimEnabled")
          .required<&S::dkim_verification_status>("DkimVerificationStatus")
          .field<&S::dkim_tokens>("DkimTokens");
  return kShape;
}

const aws::Structure& GetIdentityDkimAttributesRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("GetIdentityDkimAttributesRequest")
          .required<&GetIdentityDkimAttributesRequest::identities>("Identities");
  return kShape;
}

const aws::Structure& GetIdentityDkimAttributesResponse::shape() {
  using S = GetIdentityDkimAttributesResponse;
  static const aws::Structure kShape = aws::Structure("GetIdentityDkimAttributesResponse")
                                           .required<&S::dkim_attributes>("DkimAttributes");
  return kShape;
}

GetIdentityDkimAttributesResponse get_identity_dkim_attributes(
    Ses& ses, const aws::Call& call, const GetIdentityDkimAttributesRequest& request) {
  GetIdentityDkimAttributesResponse response;
  for (const std::string& name : request.identities) {
    const auto identity = ses.identities().find(call.caller.account, call.caller.region, name);
    if (!identity) continue;
    const DkimAttributes found = dkim_attributes(ses, call.caller, *identity);
    response.dkim_attributes[name] = {found.signing_enabled, status_of(found), found.tokens};
  }
  return response;
}

}  // namespace ses
