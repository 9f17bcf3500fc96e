// The subscriptions of the caller's account and region, 100 at a time.
//
// https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptions.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/sns/shapes.h"
#include "fakes/sns/sns.h"

namespace sns {

struct ListSubscriptionsResponse {
  std::vector<SubscriptionSummary> subscriptions;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

struct ListSubscriptionsRequest {
  using Response = ListSubscriptionsResponse;
  static constexpr std::string_view kService = "sns";
  static constexpr std::string_view kOperation = "ListSubscriptions";
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

// Returns the subscriptions in the order in which they were made. Errors: InvalidParameter for an
// unknown NextToken.
ListSubscriptionsResponse list_subscriptions(Sns& sns, const aws::Call& call,
                                             const ListSubscriptionsRequest& request);

}  // namespace sns
