#include "fakes/sts/operations/get_caller_identity.h"

#include "fakes/aws/principal.h"

namespace sts {

const aws::Structure& GetCallerIdentityRequest::shape() {
  static const aws::Structure kShape("GetCallerIdentityRequest");
  return kShape;
}

const aws::Structure& GetCallerIdentityResponse::shape() {
  using S = GetCallerIdentityResponse;
  static const aws::Structure kShape = aws::Structure("GetCallerIdentityResponse")
                                           .field<&S::user_id>("UserId")
                                           .field<&S::account>("Account")
                                           .field<&S::arn>("Arn");
  return kShape;
}

GetCallerIdentityResponse get_caller_identity(Sts&, const aws::Call& call,
                                              const GetCallerIdentityRequest&) {
  const aws::Caller& caller = call.caller;
  if (caller.access_key.empty()) {
    throw aws::Error("MissingAuthenticationToken", 403, "Request is missing Authentication Token");
  }
  GetCallerIdentityResponse response;
  response.user_id = aws::is_root(caller) ? caller.account : caller.access_key;
  response.account = caller.account;
  response.arn = aws::principal_arn(caller);
  return response;
}

}  // namespace sts
