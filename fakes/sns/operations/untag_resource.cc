#include "fakes/sns/operations/untag_resource.h"

#include "fakes/sns/topic_arn.h"

namespace sns {

const aws::Structure& UntagResourceRequest::shape() {
  using S = UntagResourceRequest;
  static const aws::Structure kShape = aws::Structure("UntagResourceRequest")
                                           .required<&S::resource_arn>("ResourceArn")
                                           .required<&S::tag_keys>("TagKeys")
                                           .elements(aws::length(1, 128));
  return kShape;
}

EmptyResponse untag_resource(Sns& sns, const aws::Call& call, const UntagResourceRequest& request) {
  Topic topic = require_tagged(sns, call.caller, request.resource_arn);
  for (const std::string& key : request.tag_keys) topic.tags.erase(key);
  sns.topics().put(topic);
  return {};
}

}  // namespace sns
