// Subscribes an SQS queue to a topic.
//
// https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
#pragma once

#include <map>
#include <optional>
#include <string>

#include "fakes/sns/shapes.h"
#include "fakes/sns/sns.h"

namespace sns {

struct SubscribeResponse {
  std::string subscription_arn;
  static const aws::Structure& shape();
};

struct SubscribeRequest {
  using Response = SubscribeResponse;
  static constexpr std::string_view kService = "sns";
  static constexpr std::string_view kOperation = "Subscribe";
  std::string topic_arn;
  std::string protocol;
  std::optional<std::string> endpoint;
  std::map<std::string, std::string> attributes;
  std::optional<bool> return_subscription_arn;
  static const aws::Structure& shape();
};

// The subscription is confirmed at once, as in AWS for a queue of the same account. The queue need
// not exist yet. Asking again with the same attributes returns the subscription that exists.
// Errors: NotFound for the topic, InvalidParameter, BacklotNotModelled for protocols other than
// sqs.
SubscribeResponse subscribe(Sns& sns, const aws::Call& call, const SubscribeRequest& request);

}  // namespace sns
