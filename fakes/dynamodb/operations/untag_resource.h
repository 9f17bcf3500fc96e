// UntagResource.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UntagResource.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

class DynamoDb;

struct UntagResourceResponse {
  static const aws::Structure& shape();
};

struct UntagResourceRequest {
  using Response = UntagResourceResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "UntagResource";

  std::optional<std::string> resource_arn;
  std::vector<std::string> tag_keys;
  static const aws::Structure& shape();
};

// Takes effect at once. A key that is not there is no error.
UntagResourceResponse untag_resource(DynamoDb& dynamodb, const aws::Call& call,
                                     const UntagResourceRequest& request);

}  // namespace dynamodb
