#include "fakes/sns/operations/list_tags_for_resource.h"

#include "fakes/sns/topic_arn.h"

namespace sns {

const aws::Structure& ListTagsForResourceRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("ListTagsForResourceRequest")
          .required<&ListTagsForResourceRequest::resource_arn>("ResourceArn");
  return kShape;
}

const aws::Structure& ListTagsForResourceResponse::shape() {
  static const aws::Structure kShape = aws::Structure("ListTagsForResourceResponse")
                                           .field<&ListTagsForResourceResponse::tags>("Tags")
                                           .always();
  return kShape;
}

ListTagsForResourceResponse list_tags_for_resource(Sns& sns, const aws::Call& call,
                                                   const ListTagsForResourceRequest& request) {
  const Topic topic = require_tagged(sns, call.caller, request.resource_arn);
  ListTagsForResourceResponse response;
  for (const auto& [key, value] : topic.tags) response.tags.push_back({key, value});
  return response;
}

}  // namespace sns
