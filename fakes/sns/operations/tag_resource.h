// Gives a topic tags, or other values to those it has.
//
// https://docs.aws.amazon.com/sns/latest/api/API_TagResource.html
#pragma once

#include <string>
#include <vector>

#include "fakes/sns/shapes.h"
#include "fakes/sns/sns.h"

namespace sns {

struct TagResourceRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sns";
  static constexpr std::string_view kOperation = "TagResource";
  std::string resource_arn;
  std::vector<Tag> tags;
  static const aws::Structure& shape();
};

// Errors: InvalidParameter for a key that is there twice, ResourceNotFound, TagLimitExceeded for
// more than fifty tags in all, which changes none.
EmptyResponse tag_resource(Sns& sns, const aws::Call& call, const TagResourceRequest& request);

}  // namespace sns
