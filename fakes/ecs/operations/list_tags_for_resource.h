// The tags of a cluster, service, task or task definition.
// Errors: InvalidParameterException for an ARN of nothing that is here; ClusterNotFoundException.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTagsForResource.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/common_shapes.h"

namespace ecs {

class Ecs;

struct ListTagsForResourceResponse {
  std::vector<Tag> tags;
  static const aws::Structure& shape();
};

struct ListTagsForResourceRequest {
  using Response = ListTagsForResourceResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "ListTagsForResource";
  std::string resource_arn;
  static const aws::Structure& shape();
};

ListTagsForResourceResponse list_tags_for_resource(Ecs& ecs, const aws::Call& call,
                                                   const ListTagsForResourceRequest& request);

}  // namespace ecs
