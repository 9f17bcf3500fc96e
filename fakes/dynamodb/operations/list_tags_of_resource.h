// ListTagsOfResource.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTagsOfResource.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

class DynamoDb;

struct ListTagsOfResourceResponse {
  std::optional<std::vector<Tag>> tags;
  static const aws::Structure& shape();
};

struct ListTagsOfResourceRequest {
  using Response = ListTagsOfResourceResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "ListTagsOfResource";

  std::optional<std::string> resource_arn;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

// All tags are on one page. Throws ValidationException for a token, as none was given.
ListTagsOfResourceResponse list_tags_of_resource(DynamoDb& dynamodb, const aws::Call& call,
                                                 const ListTagsOfResourceRequest& request);

}  // namespace dynamodb
