#include "fakes/ecs/operations/list_tags_for_resource.h"

#include "fakes/ecs/ecs.h"
#include "fakes/ecs/tags/tagged_resource.h"

namespace ecs {

const aws::Structure& ListTagsForResourceResponse::shape() {
  static const aws::Structure kShape = aws::Structure("ListTagsForResourceResponse")
                                           .field<&ListTagsForResourceResponse::tags>("tags")
                                           .always();
  return kShape;
}

const aws::Structure& ListTagsForResourceRequest::shape() {
  using S = ListTagsForResourceRequest;
  static const aws::Structure kShape =
      aws::Structure("ListTagsForResourceRequest").required<&S::resource_arn>("resourceArn");
  return kShape;
}

ListTagsForResourceResponse list_tags_for_resource(Ecs& ecs, const aws::Call& call,
                                                   const ListTagsForResourceRequest& request) {
  return {*tagged_resource(ecs, scope_of(call), request.resource_arn).tags};
}

}  // namespace ecs
