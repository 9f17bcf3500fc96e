#include "fakes/ses/operations/create_email_identity.h"

#include "fakes/aws/decode.h"
#include "fakes/ses/errors.h"
#include "fakes/ses/identities/dkim.h"

namespace ses {
namespace {}  // namespace

const aws::Structure& CreateEmailIdentityRequest::shape() {
  using S = CreateEmailIdentityRequest;
  static const aws::Structure kShape =
      aws::Structure("CreateEmailIdentityRequest")
          .required<&S::email_identity>("EmailIdentity", aws::length(1))
          .field<&S::tags>("Tags")
          .field<&S::configuration_set_name>("ConfigurationSetName")
          .refused("DkimSigningAttributes");
  return kShape;
}

const aws::Structure& CreateEmailIdentityResponse::shape() {
  using S = CreateEmailIdentityResponse;
  static const aws::Structure kShape =
      aws::Structure("CreateEmailIdentityResponse")
          .field<&S::identity_type>("IdentityType")
          .field<&S::verified_for_sending_status>("VerifiedForSendingStatus")
          .field<&S::dkim_attributes>("DkimAttributes");
  return kShape;
}

CreateEmailIdentityResponse create_email_identity(SesV2& ses, const aws::Call& call,
                                                  const CreateEmailIdentityRequest& request) {
  Ses& v1 = ses.v1();
  const aws::Caller& caller = call.caller;
  Identity identity{caller.account, caller.region, request.email_identity, false, {}, {}};
  in_words_of_v2([&] {
    v1.configuration_sets().check(caller.account, caller.region, request.configuration_set_name);
    if (identity.is_domain()) {
      check_domain_identity(identity.name);
    } else {
      check_email_identity(identity.name);
    }
  });
  if (v1.identities().find(caller.account, caller.region, identity.name)) {
    throw identity_exists(identity.name);
  }
  if (request.configuration_set_name) {
    throw aws::not_modelled("the member 'ConfigurationSetName' of CreateEmailIdentityRequest");
  }
  identity.is_verified = v1.options().verify_at_once;
  if (identity.is_domain()) identity.token = v1.ids().base64(kVerificationTokenBytes);
  for (const Tag& tag : request.tags) identity.tags[tag.key] = tag.value;
  v1.identities().put(identity);
  if (identity.is_domain()) start_dkim(v1, caller, identity.name);
  return {identity_type(identity), identity.is_verified, dkim_attributes(v1, caller, identity)};
}

}  // namespace ses
