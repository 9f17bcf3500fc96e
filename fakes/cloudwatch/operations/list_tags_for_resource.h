// The tags of an alarm.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListTagsForResource.html
#pragma once

#include <string>
#include <vector>

#include "fakes/cloudwatch/cloudwatch.h"
#include "fakes/cloudwatch/shapes.h"

namespace cloudwatch {

struct ListTagsForResourceResponse {
  std::vector<Tag> tags;
  static const aws::Structure& shape();
};

struct ListTagsForResourceRequest {
  using Response = ListTagsForResourceResponse;
  static constexpr std::string_view kService = "cloudwatch";
  static constexpr std::string_view kOperation = "ListTagsForResource";
  std::string resource_arn;
  static const aws::Structure& shape();
};

// Errors: ResourceNotFound.
ListTagsForResourceResponse list_tags_for_resource(CloudWatch& cloudwatch, const aws::Call& call,
                                                   const ListTagsForResourceRequest& request);

}  // namespace cloudwatch
