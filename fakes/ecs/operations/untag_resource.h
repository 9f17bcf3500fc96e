// Removes tags by key. A key that is not there is passed over.
// Errors: InvalidParameterException for an ARN of nothing that is here; ClusterNotFoundException.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UntagResource.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"

namespace ecs {

class Ecs;

struct UntagResourceResponse {
  static const aws::Structure& shape();
};

struct UntagResourceRequest {
  using Response = UntagResourceResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "UntagResource";
  std::string resource_arn;
  std::vector<std::string> tag_keys;
  static const aws::Structure& shape();
};

UntagResourceResponse untag_resource(Ecs& ecs, const aws::Call& call,
                                     const UntagResourceRequest& request);

}  // namespace ecs
