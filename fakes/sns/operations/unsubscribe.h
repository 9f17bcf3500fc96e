// Ends a subscription.
//
// https://docs.aws.amazon.com/sns/latest/api/API_Unsubscribe.html
#pragma once

#include <string>

#include "fakes/sns/shapes.h"
#include "fakes/sns/sns.h"

namespace sns {

struct UnsubscribeRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sns";
  static constexpr std::string_view kOperation = "Unsubscribe";
  std::string subscription_arn;
  static const aws::Structure& shape();
};

// A subscription that does not exist is no error. Errors: InvalidParameter for what is no
// subscription ARN.
EmptyResponse unsubscribe(Sns& sns, const aws::Call& call, const UnsubscribeRequest& request);

}  // namespace sns
