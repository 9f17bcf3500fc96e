#include "fakes/sqs/operations/remove_permission.h"

#include "fakes/sqs/queues/policy.h"
#include "fakes/sqs/sqs.h"

namespace sqs {

const aws::Structure& RemovePermissionRequest::shape() {
  using S = RemovePermissionRequest;
  static const aws::Structure kShape = aws::Structure("RemovePermissionRequest")
                                           .required<&S::queue_url>("QueueUrl")
                                           .required<&S::label>("Label");
  return kShape;
}

EmptyResponse remove_permission(Sqs& sqs, const aws::Call& call,
                                const RemovePermissionRequest& request) {
  Queue& queue = sqs.own_queue_of(call, request.queue_url);
  const std::string policy = policy_without(queue, request.label);
  if (policy.empty()) {
    queue.attributes.erase("Policy");
  } else {
    queue.attributes["Policy"] = policy;
  }
  queue.modified = sqs.environment().now();
  sqs.queues().save(queue);
  return {};
}

}  // namespace sqs
