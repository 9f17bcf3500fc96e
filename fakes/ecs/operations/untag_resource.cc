#include "fakes/ecs/operations/untag_resource.h"

#include <algorithm>

#include "fakes/ecs/ecs.h"
#include "fakes/ecs/includes.h"
#include "fakes/ecs/tags/tagged_resource.h"

namespace ecs {

const aws::Structure& UntagResourceResponse::shape() {
  static const aws::Structure kShape = aws::Structure("UntagResourceResponse");
  return kShape;
}

const aws::Structure& UntagResourceRequest::shape() {
  using S = UntagResourceRequest;
  static const aws::Structure kShape = aws::Structure("UntagResourceRequest")
                                           .required<&S::resource_arn>("resourceArn")
                                           .required<&S::tag_keys>("tagKeys")
                                           .elements(aws::length(1, 128));
  return kShape;
}

UntagResourceResponse untag_resource(Ecs& ecs, const aws::Call& call,
                                     const UntagResourceRequest& request) {
  const TaggedResource resource = tagged_resource(ecs, scope_of(call), request.resource_arn);
  std::vector<Tag>& tags = *resource.tags;
  tags.erase(std::remove_if(tags.begin(), tags.end(),
                            [&](const Tag& tag) { return includes(request.tag_keys, tag.key); }),
             tags.end());
  resource.save();
  return {};
}

}  // namespace ecs
