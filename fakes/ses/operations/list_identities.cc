#include "fakes/ses/operations/list_identities.h"

#include "fakes/aws/name_token.h"

namespace ses {
namespace {

constexpr std::int32_t kDefaultIdentities = 100;

}  // namespace

const aws::Structure& ListIdentitiesRequest::shape() {
  using S = ListIdentitiesRequest;
  static const aws::Structure kShape =
      aws::Structure("ListIdentitiesRequest")
          .field<&S::identity_type>("IdentityType", aws::one_of({"EmailAddress", "Domain"}))
          .field<&S::next_token>("NextToken")
          .field<&S::max_items>("MaxItems", aws::range(1, 1000));
  return kShape;
}

const aws::Structure& ListIdentitiesResponse::shape() {
  using S = ListIdentitiesResponse;
  static const aws::Structure kShape = aws::Structure("ListIdentitiesResponse")
                                           .required<&S::identities>("Identities")
                                           .field<&S::next_token>("NextToken");
  return kShape;
}

ListIdentitiesResponse list_identities(Ses& ses, const aws::Call& call,
                                       const ListIdentitiesRequest& request) {
  const auto limit = static_cast<std::size_t>(request.max_items.value_or(kDefaultIdentities));
  ListIdentitiesResponse response;
  for (const Identity& identity : ses.identities().list(call.caller.account, call.caller.region,
                                                        parse_name_token(request.next_token))) {
    if (request.identity_type && (*request.identity_type == "Domain") != identity.is_domain()) {
      continue;
    }
    if (response.identities.size() == limit) {
      response.next_token = aws::name_token(response.identities.back());
      break;
    }
    response.identities.push_back(identity.name);
  }
  return response;
}

}  // namespace ses
