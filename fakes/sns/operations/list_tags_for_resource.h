// The tags of a topic.
//
// https://docs.aws.amazon.com/sns/latest/api/API_ListTagsForResource.html
#pragma once

#include <string>
#include <vector>

#include "fakes/sns/shapes.h"
#include "fakes/sns/sns.h"

namespace sns {

struct ListTagsForResourceResponse {
  std::vector<Tag> tags;
  static const aws::Structure& shape();
};

struct ListTagsForResourceRequest {
  using Response = ListTagsForResourceResponse;
  static constexpr std::string_view kService = "sns";
  static constexpr std::string_view kOperation = "ListTagsForResource";
  std::string resource_arn;
  static const aws::Structure& shape();
};

// Errors: InvalidParameter, ResourceNotFound.
ListTagsForResourceResponse list_tags_for_resource(Sns& sns, const aws::Call& call,
                                                   const ListTagsForResourceRequest& request);

}  // namespace sns
