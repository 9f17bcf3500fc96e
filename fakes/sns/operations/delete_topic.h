// Removes a topic and all its subscriptions.
//
// https://docs.aws.amazon.com/sns/latest/api/API_DeleteTopic.html
#pragma once

#include <string>

#include "fakes/sns/shapes.h"
#include "fakes/sns/sns.h"

namespace sns {

struct DeleteTopicRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sns";
  static constexpr std::string_view kOperation = "DeleteTopic";
  std::string topic_arn;
  static const aws::Structure& shape();
};

// A topic that does not exist is no error. Errors: InvalidParameter for what is no topic ARN.
EmptyResponse delete_topic(Sns& sns, const aws::Call& call, const DeleteTopicRequest& request);

}  // namespace sns
