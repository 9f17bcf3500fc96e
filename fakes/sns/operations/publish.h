// Sends a message to a topic.
//
// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
#pragma once

#include <map>
#include <optional>
#include <string>

#include "fakes/sns/shapes.h"
#include "fakes/sns/sns.h"

namespace sns {

struct PublishResponse {
  std::string message_id;
  static const aws::Structure& shape();
};

struct PublishRequest {
  using Response = PublishResponse;
  static constexpr std::string_view kService = "sns";
  static constexpr std::string_view kOperation = "Publish";
  std::string message;
  std::optional<std::string> topic_arn;
  std::optional<std::string> target_arn;
  std::optional<std::string> subject;
  std::optional<std::string> message_structure;
  std::map<std::string, MessageAttributeValue> message_attributes;
  std::optional<std::string> message_deduplication_id;
  static const aws::Structure& shape();
};

// The message is in the subscribed queues when this returns. Errors: InvalidParameter,
// ParameterValueInvalid for message attributes, NotFound.
PublishResponse publish(Sns& sns, const aws::Call& call, const PublishRequest& request);

}  // namespace sns
