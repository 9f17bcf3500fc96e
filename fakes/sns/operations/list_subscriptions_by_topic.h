// The subscriptions of one topic, 100 at a time.
//
// https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/sns/shapes.h"
#include "fakes/sns/sns.h"

namespace sns {

struct ListSubscriptionsByTopicResponse {
  std::vector<SubscriptionSummary> subscriptions;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

struct ListSubscriptionsByTopicRequest {
  using Response = ListSubscriptionsByTopicResponse;
  static constexpr std::string_view kService = "sns";
  static constexpr std::string_view kOperation = "ListSubscriptionsByTopic";
  std::string topic_arn;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

// Returns the subscriptions in the order in which they were made. Errors: InvalidParameter,
// NotFound.
ListSubscriptionsByTopicResponse list_subscriptions_by_topic(
    Sns& sns, const aws::Call& call, const ListSubscriptionsByTopicRequest& request);

}  // namespace sns
