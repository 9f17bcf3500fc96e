// The attributes of a topic, and how many subscriptions it has.
//
// https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html
#pragma once

#include <map>
#include <string>

#include "fakes/sns/shapes.h"
#include "fakes/sns/sns.h"

namespace sns {

struct GetTopicAttributesResponse {
  std::map<std::string, std::string> attributes;
  static const aws::Structure& shape();
};

struct GetTopicAttributesRequest {
  using Response = GetTopicAttributesResponse;
  static constexpr std::string_view kService = "sns";
  static constexpr std::string_view kOperation = "GetTopicAttributes";
  std::string topic_arn;
  static const aws::Structure& shape();
};

// Errors: InvalidParameter, NotFound.
GetTopicAttributesResponse get_topic_attributes(Sns& sns, const aws::Call& call,
                                                const GetTopicAttributesRequest& request);

}  // namespace sns
