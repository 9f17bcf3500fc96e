#include "fakes/sqs/operations/tag_queue.h"

#include "fakes/sqs/errors.h"
#include "fakes/sqs/queues/tags.h"
#include "fakes/sqs/sqs.h"

namespace sqs {

const aws::Structure& TagQueueRequest::shape() {
  using S = TagQueueRequest;
  static const aws::Structure kShape = aws::Structure("TagQueueRequest")
                                           .required<&S::queue_url>("QueueUrl")
                                           .required<&S::tags>("Tags")
                                           .query(tag_form());
  return kShape;
}

EmptyResponse tag_queue(Sqs& sqs, const aws::Call& call, const TagQueueRequest& request) {
  Queue& queue = sqs.own_queue_of(call, request.queue_url);
  if (request.tags.empty()) throw missing_parameter("Tags");
  add_tags(queue.tags, request.tags, queue.name);
  sqs.queues().save(queue);
  return {};
}

}  // namespace sqs
