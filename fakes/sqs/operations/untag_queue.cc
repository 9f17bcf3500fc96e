#include "fakes/sqs/operations/untag_queue.h"

#include "fakes/sqs/queues/tags.h"
#include "fakes/sqs/sqs.h"

namespace sqs {

const aws::Structure& UntagQueueRequest::shape() {
  using S = UntagQueueRequest;
  static const aws::Structure kShape = aws::Structure("UntagQueueRequest")
                                           .required<&S::queue_url>("QueueUrl")
                                           .required<&S::tag_keys>("TagKeys")
                                           .query(list_form("TagKey"));
  return kShape;
}

EmptyResponse untag_queue(Sqs& sqs, const aws::Call& call, const UntagQueueRequest& request) {
  Queue& queue = sqs.own_queue_of(call, request.queue_url);
  check_tag_keys(request.tag_keys);
  for (const std::string& key : request.tag_keys) queue.tags.erase(key);
  sqs.queues().save(queue);
  return {};
}

}  // namespace sqs
