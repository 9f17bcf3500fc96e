#include "fakes/sqs/operations/list_queue_tags.h"

#include "fakes/sqs/shapes.h"
#include "fakes/sqs/sqs.h"

namespace sqs {

const aws::Structure& ListQueueTagsRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("ListQueueTagsRequest").required<&ListQueueTagsRequest::queue_url>("QueueUrl");
  return kShape;
}

const aws::Structure& ListQueueTagsResponse::shape() {
  static const aws::Structure kShape = aws::Structure("ListQueueTagsResult")
                                           .field<&ListQueueTagsResponse::tags>("Tags")
                                           .query(tag_form());
  return kShape;
}

ListQueueTagsResponse list_queue_tags(Sqs& sqs, const aws::Call& call,
                                      const ListQueueTagsRequest& request) {
  return {sqs.own_queue_of(call, request.queue_url).tags};
}

}  // namespace sqs
