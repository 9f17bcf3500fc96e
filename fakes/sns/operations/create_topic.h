// Makes a topic, or finds the one of that name.
//
// https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
#pragma once

#include <map>
#include <string>
#include <vector>

#include "fakes/sns/shapes.h"
#include "fakes/sns/sns.h"

namespace sns {

struct CreateTopicResponse {
  std::string topic_arn;
  static const aws::Structure& shape();
};

struct CreateTopicRequest {
  using Response = CreateTopicResponse;
  static constexpr std::string_view kService = "sns";
  static constexpr std::string_view kOperation = "CreateTopic";
  std::string name;
  std::map<std::string, std::string> attributes;
  std::vector<Tag> tags;
  static const aws::Structure& shape();
};

// Asking again for a topic with the same attributes and tags returns it. Errors: InvalidParameter
// for a bad name or attribute, and for a topic that exists with others.
CreateTopicResponse create_topic(Sns& sns, const aws::Call& call,
                                 const CreateTopicRequest& request);

}  // namespace sns
