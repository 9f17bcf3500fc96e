#include "fakes/sns/operations/tag_resource.h"

#include "fakes/sns/errors.h"
#include "fakes/sns/topic_arn.h"

namespace sns {
namespace {

constexpr std::size_t kMaxTags = 50;

}  // namespace

const aws::Structure& TagResourceRequest::shape() {
  using S = TagResourceRequest;
  static const aws::Structure kShape = aws::Structure("TagResourceRequest")
                                           .required<&S::resource_arn>("ResourceArn")
                                           .required<&S::tags>("Tags");
  return kShape;
}

EmptyResponse tag_resource(Sns& sns, const aws::Call& call, const TagResourceRequest& request) {
  Topic topic = require_tagged(sns, call.caller, request.resource_arn);
  for (const auto& [key, value] : distinct_tags(request.tags)) topic.tags[key] = value;
  if (topic.tags.size() > kMaxTags) throw tag_limit_exceeded();
  sns.topics().put(topic);
  return {};
}

}  // namespace sns
