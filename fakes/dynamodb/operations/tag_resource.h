// TagResource.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TagResource.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

class DynamoDb;

struct TagResourceResponse {
  static const aws::Structure& shape();
};

struct TagResourceRequest {
  using Response = TagResourceResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "TagResource";

  std::optional<std::string> resource_arn;
  std::vector<Tag> tags;
  static const aws::Structure& shape();
};

// Takes effect at once. A tag that is there gets the new value.
TagResourceResponse tag_resource(DynamoDb& dynamodb, const aws::Call& call,
                                 const TagResourceRequest& request);

}  // namespace dynamodb
