// Adds tags to a cluster, service, task or task definition, and overwrites those of the same key.
// Errors: InvalidParameterException for tags AWS does not take and for an ARN of nothing that is
// here; ClusterNotFoundException.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TagResource.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/common_shapes.h"

namespace ecs {

class Ecs;

struct TagResourceResponse {
  static const aws::Structure& shape();
};

struct TagResourceRequest {
  using Response = TagResourceResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "TagResource";
  std::string resource_arn;
  std::vector<Tag> tags;
  static const aws::Structure& shape();
};

TagResourceResponse tag_resource(Ecs& ecs, const aws::Call& call,
                                 const TagResourceRequest& request);

}  // namespace ecs
