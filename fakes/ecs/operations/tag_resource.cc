#include "fakes/ecs/operations/tag_resource.h"

#include "fakes/ecs/ecs.h"
#include "fakes/ecs/tags/tagged_resource.h"
#include "fakes/ecs/tags/tags.h"

namespace ecs {

const aws::Structure& TagResourceResponse::shape() {
  static const aws::Structure kShape = aws::Structure("TagResourceResponse");
  return kShape;
}

const aws::Structure& TagResourceRequest::shape() {
  using S = TagResourceRequest;
  static const aws::Structure kShape = aws::Structure("TagResourceRequest")
                                           .required<&S::resource_arn>("resourceArn")
                                           .required<&S::tags>("tags");
  return kShape;
}

TagResourceResponse tag_resource(Ecs& ecs, const aws::Call& call,
                                 const TagResourceRequest& request) {
  check_tags(request.tags);
  const TaggedResource resource = tagged_resource(ecs, scope_of(call), request.resource_arn);
  merge_tags(*resource.tags, request.tags);
  resource.save();
  return {};
}

}  // namespace ecs
