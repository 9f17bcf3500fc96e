// Takes tags away from a topic.
//
// https://docs.aws.amazon.com/sns/latest/api/API_UntagResource.html
#pragma once

#include <string>
#include <vector>

#include "fakes/sns/shapes.h"
#include "fakes/sns/sns.h"

namespace sns {

struct UntagResourceRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sns";
  static constexpr std::string_view kOperation = "UntagResource";
  std::string resource_arn;
  std::vector<std::string> tag_keys;
  static const aws::Structure& shape();
};

// A key that the topic does not have is no error. Errors: InvalidParameter, ResourceNotFound.
EmptyResponse untag_resource(Sns& sns, const aws::Call& call, const UntagResourceRequest& request);

}  // namespace sns
