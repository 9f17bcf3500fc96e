#include "fakes/ses/operations/list_verified_email_addresses.h"

namespace ses {

const aws::Structure& ListVerifiedEmailAddressesRequest::shape() {
  static const aws::Structure kShape("ListVerifiedEmailAddressesRequest");
  return kShape;
}

const aws::Structure& ListVerifiedEmailAddressesResponse::shape() {
  using S = ListVerifiedEmailAddressesResponse;
  static const aws::Structure kShape =
      aws::Structure("ListVerifiedEmailAddressesResponse")
          .field<&S::verified_email_addresses>("VerifiedEmailAddresses")
          .always();
  return kShape;
}

ListVerifiedEmailAddressesResponse list_verified_email_addresses(
    Ses& ses, const aws::Call& call, const ListVerifiedEmailAddressesRequest&) {
  ListVerifiedEmailAddressesResponse response;
  for (const Identity& identity :
       ses.identities().list(call.caller.account, call.caller.region, "")) {
    if (identity.is_verified && !identity.is_domain()) {
      response.verified_email_addresses.push_back(identity.name);
    }
  }
  return response;
}

}  // namespace ses
