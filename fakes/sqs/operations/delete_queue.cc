#include "fakes/sqs/operations/delete_queue.h"

#include "fakes/sqs/errors.h"
#include "fakes/sqs/sqs.h"

namespace sqs {

const aws::Structure& DeleteQueueRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("DeleteQueueRequest").required<&DeleteQueueRequest::queue_url>("QueueUrl");
  return kShape;
}

EmptyResponse delete_queue(Sqs& sqs, const aws::Call& call, const DeleteQueueRequest& request) {
  Queue& queue = sqs.own_queue_of(call, request.queue_url);
  const std::int64_t id = queue.id;
  sqs.lifecycle().purge(queue, "DeleteQueue");
  sqs.queues().erase(queue, sqs.environment().now());
  sqs.long_polls().drop(id, queue_does_not_exist());
  return {};
}

}  // namespace sqs
