// Changes one attribute of a topic.
//
// https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
#pragma once

#include <optional>
#include <string>

#include "fakes/sns/shapes.h"
#include "fakes/sns/sns.h"

namespace sns {

struct SetTopicAttributesRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sns";
  static constexpr std::string_view kOperation = "SetTopicAttributes";
  std::string topic_arn;
  std::string attribute_name;
  std::optional<std::string> attribute_value;
  static const aws::Structure& shape();
};

// Errors: InvalidParameter for an unknown attribute, NotFound.
EmptyResponse set_topic_attributes(Sns& sns, const aws::Call& call,
                                   const SetTopicAttributesRequest& request);

}  // namespace sns
