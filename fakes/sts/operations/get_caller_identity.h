// Who signs the requests.
//
// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
#pragma once

#include <string>

#include "fakes/sts/sts.h"

namespace sts {

struct GetCallerIdentityResponse {
  std::string user_id;
  std::string account;
  std::string arn;
  static const aws::Structure& shape();
};

struct GetCallerIdentityRequest {
  using Response = GetCallerIdentityResponse;
  static constexpr std::string_view kService = "sts";
  static constexpr std::string_view kOperation = "GetCallerIdentity";
  static const aws::Structure& shape();
};

// An access key that is an account number is that account's root, any other key the user
// `backlot` of the account. An unsigned request is MissingAuthenticationToken, 403.
GetCallerIdentityResponse get_caller_identity(Sts& sts, const aws::Call& call,
                                              const GetCallerIdentityRequest& request);

}  // namespace sts
