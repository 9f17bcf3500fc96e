#include "fakes/dynamodb/operations/untag_resource.h"

#include <algorithm>

#include "fakes/dynamodb/dynamodb.h"
#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/tables/tags.h"

namespace dynamodb {

UntagResourceResponse untag_resource(DynamoDb& dynamodb, const aws::Call& call,
                                     const UntagResourceRequest& request) {
  if (!request.resource_arn) throw validation_error("Invalid TableArn");
  if (request.tag_keys.empty()) {
    throw validation_error("Atleast one Tag Key needs to be provided as Input.");
  }
  for (const std::string& key : request.tag_keys) check_tag_key(key);
  Table& table = table_to_tag(dynamodb, call, request.resource_arn);
  std::vector<Tag> tags = table.definition.tags;
  std::erase_if(tags, [&](const Tag& tag) {
    return std::ranges::find(request.tag_keys, *tag.key) != request.tag_keys.end();
  });
  set_tags(dynamodb, table, std::move(tags));
  return {};
}

const aws::Structure& UntagResourceResponse::shape() {
  static const aws::Structure kShape = aws::Structure("UntagResourceOutput");
  return kShape;
}

const aws::Structure& UntagResourceRequest::shape() {
  using S = UntagResourceRequest;
  static const aws::Structure kShape = aws::Structure("UntagResourceInput")
                                           .field<&S::resource_arn>("ResourceArn")
                                           .field<&S::tag_keys>("TagKeys");
  return kShape;
}

}  // namespace dynamodb
