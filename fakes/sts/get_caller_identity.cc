#include "fakes/sts/get_caller_identity.h"

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
  const bool is_root = caller.access_key == caller.account;
  GetCallerIdentityResponse response;
  response.user_id = is_root ? caller.account : caller.access_key;
  response.account = caller.account;
  response.arn = aws::arn("iam", "", caller.account, is_root ? "root" : "user/backlot");
  return response;
}

}  // namespace sts
