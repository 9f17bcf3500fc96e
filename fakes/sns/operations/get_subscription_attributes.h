// The attributes of a subscription.
//
// https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html
#pragma once

#include <map>
#include <string>

#include "fakes/sns/shapes.h"
#include "fakes/sns/sns.h"

namespace sns {

struct GetSubscriptionAttributesResponse {
  std::map<std::string, std::string> attributes;
  static const aws::Structure& shape();
};

struct GetSubscriptionAttributesRequest {
  using Response = GetSubscriptionAttributesResponse;
  static constexpr std::string_view kService = "sns";
  static constexpr std::string_view kOperation = "GetSubscriptionAttributes";
  std::string subscription_arn;
  static const aws::Structure& shape();
};

// Errors: InvalidParameter, NotFound.
GetSubscriptionAttributesResponse get_subscription_attributes(
    Sns& sns, const aws::Call& call, const GetSubscriptionAttributesRequest& request);

}  // namespace sns
