#include "fakes/dynamodb/operations/tag_resource.h"

#include <algorithm>

#include "fakes/dynamodb/dynamodb.h"
#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/tables/tags.h"

namespace dynamodb {

TagResourceResponse tag_resource(DynamoDb& dynamodb, const aws::Call& call,
                                 const TagResourceRequest& request) {
  if (!request.resource_arn) throw validation_error("Invalid TableArn");
  if (request.tags.empty()) {
    throw validation_error("Atleast one Tag needs to be provided as Input.");
  }
  check_tags(request.tags);
  Table& table = table_to_tag(dynamodb, call, request.resource_arn);
  std::vector<Tag> tags = table.definition.tags;
  for (const Tag& tag : request.tags) {
    const auto there = std::ranges::find(tags, tag.key, &Tag::key);
    if (there == tags.end()) {
      tags.push_back(tag);
    } else {
      there->value = tag.value;
    }
  }
  check_tags(tags);
  set_tags(dynamodb, table, std::move(tags));
  return {};
}

const aws::Structure& TagResourceResponse::shape() {
  static const aws::Structure kShape = aws::Structure("TagResourceOutput");
  return kShape;
}

const aws::Structure& TagResourceRequest::shape() {
  using S = TagResourceRequest;
  static const aws::Structure kShape = aws::Structure("TagResourceInput")
                                           .field<&S::resource_arn>("ResourceArn")
                                           .field<&S::tags>("Tags");
  return kShape;
}

}  // namespace dynamodb
