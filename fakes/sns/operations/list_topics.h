// The topics of the caller's account and region, 100 at a time, by name.
//
// https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/sns/shapes.h"
#include "fakes/sns/sns.h"

namespace sns {

struct TopicSummary {
  std::string topic_arn;
  static const aws::Structure& shape();
};

struct ListTopicsResponse {
  std::vector<TopicSummary> topics;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

struct ListTopicsRequest {
  using Response = ListTopicsResponse;
  static constexpr std::string_view kService = "sns";
  static constexpr std::string_view kOperation = "ListTopics";
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

// Errors: InvalidParameter for an unknown NextToken.
ListTopicsResponse list_topics(Sns& sns, const aws::Call& call, const ListTopicsRequest& request);

}  // namespace sns
