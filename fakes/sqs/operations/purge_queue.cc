#include "fakes/sqs/operations/purge_queue.h"

#include "fakes/sqs/errors.h"
#include "fakes/sqs/sqs.h"

namespace sqs {

const aws::Structure& PurgeQueueRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("PurgeQueueRequest").required<&PurgeQueueRequest::queue_url>("QueueUrl");
  return kShape;
}

EmptyResponse purge_queue(Sqs& sqs, const aws::Call& call, const PurgeQueueRequest& request) {
  Queue& queue = sqs.queue_of(call, request.queue_url);
  const sim::Time now = sqs.environment().now();
  if (queue.purged && now < *queue.purged + kPurgeInterval) {
    throw purge_queue_in_progress(queue.name);
  }
  queue.purged = now;
  sqs.queues().save(queue);
  sqs.lifecycle().purge(queue, "PurgeQueue");
  return {};
}

}  // namespace sqs
