#include "fakes/dynamodb/operations/list_tags_of_resource.h"

#include "fakes/dynamodb/dynamodb.h"
#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/tables/tags.h"

namespace dynamodb {

ListTagsOfResourceResponse list_tags_of_resource(DynamoDb& dynamodb, const aws::Call& call,
                                                 const ListTagsOfResourceRequest& request) {
  const Table& table = tagged_table(dynamodb, call, request.resource_arn);
  if (request.next_token) throw validation_error("Invalid NextToken: " + *request.next_token);
  return {table.definition.tags};
}

const aws::Structure& ListTagsOfResourceResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("ListTagsOfResourceOutput").field<&ListTagsOfResourceResponse::tags>("Tags");
  return kShape;
}

const aws::Structure& ListTagsOfResourceRequest::shape() {
  using S = ListTagsOfResourceRequest;
  static const aws::Structure kShape = aws::Structure("ListTagsOfResourceInput")
                                           .field<&S::resource_arn>("ResourceArn")
                                           .field<&S::next_token>("NextToken");
  return kShape;
}

}  // namespace dynamodb
