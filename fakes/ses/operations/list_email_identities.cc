#include "fakes/ses/operations/list_email_identities.h"

#include "fakes/aws/name_token.h"
#include "fakes/ses/errors.h"
#include "fakes/ses/identities/identity_view.h"

namespace ses {
namespace {

constexpr std::int32_t kDefaultIdentitiesV2 = 1000;

}  // namespace

const aws::Structure& IdentityInfo::shape() {
  using S = IdentityInfo;
  static const aws::Structure kShape = aws::Structure("IdentityInfo")
                                           .field<&S::identity_type>("IdentityType")
                                           .field<&S::identity_name>("IdentityName")
                                           .field<&S::sending_enabled>("SendingEnabled")
                                           .field<&S::verification_status>("VerificationStatus");
  return kShape;
}

const aws::Structure& ListEmailIdentitiesRequest::shape() {
  using S = ListEmailIdentitiesRequest;
  static const aws::Structure kShape = aws::Structure("ListEmailIdentitiesRequest")
                                           .field<&S::next_token>("NextToken")
                                           .field<&S::page_size>("PageSize", aws::range(1, 1000));
  return kShape;
}

const aws::Structure& ListEmailIdentitiesResponse::shape() {
  using S = ListEmailIdentitiesResponse;
  static const aws::Structure kShape = aws::Structure("ListEmailIdentitiesResponse")
                                           .field<&S::email_identities>("EmailIdentities")
                                           .always()
                                           .field<&S::next_token>("NextToken");
  return kShape;
}

ListEmailIdentitiesResponse list_email_identities(SesV2& ses, const aws::Call& call,
                                                  const ListEmailIdentitiesRequest& request) {
  std::string after;
  in_words_of_v2([&] { after = parse_name_token(request.next_token); });
  const auto limit = static_cast<std::size_t>(request.page_size.value_or(kDefaultIdentitiesV2));
  ListEmailIdentitiesResponse response;
  for (const Identity& identity :
       ses.v1().identities().list(call.caller.account, call.caller.region, after)) {
    if (response.email_identities.size() == limit) {
      response.next_token = aws::name_token(response.email_identities.back().identity_name);
      break;
    }
    response.email_identities.push_back({identity_type(identity), identity.name,
                                         identity.is_verified, verification_status(identity)});
  }
  return response;
}

}  // namespace ses
