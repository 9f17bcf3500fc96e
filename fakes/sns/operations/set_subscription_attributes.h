// Changes one attribute of a subscription.
//
// https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html
#pragma once

#include <optional>
#include <string>

#include "fakes/sns/shapes.h"
#include "fakes/sns/sns.h"

namespace sns {

struct SetSubscriptionAttributesRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sns";
  static constexpr std::string_view kOperation = "SetSubscriptionAttributes";
  std::string subscription_arn;
  std::string attribute_name;
  std::optional<std::string> attribute_value;
  static const aws::Structure& shape();
};

// An empty FilterPolicy removes it. Errors: InvalidParameter, NotFound.
EmptyResponse set_subscription_attributes(Sns& sns, const aws::Call& call,
                                          const SetSubscriptionAttributesRequest& request);

}  // namespace sns
