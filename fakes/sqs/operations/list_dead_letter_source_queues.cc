#include "fakes/sqs/operations/list_dead_letter_source_queues.h"

#include "fakes/sqs/queues/paging.h"
#include "fakes/sqs/shapes.h"
#include "fakes/sqs/sqs.h"

namespace sqs {

const aws::Structure& ListDeadLetterSourceQueuesRequest::shape() {
  using S = ListDeadLetterSourceQueuesRequest;
  static const aws::Structure kShape =
      aws::Structure("ListDeadLetterSourceQueuesRequest")
          .required<&S::queue_url>("QueueUrl")
          .field<&S::next_token>("NextToken")
          .field<&S::max_results>("MaxResults", aws::range(1, kMaxListResults));
  return kShape;
}

const aws::Structure& ListDeadLetterSourceQueuesResponse::shape() {
  using S = ListDeadLetterSourceQueuesResponse;
  static const aws::Structure kShape = aws::Structure("ListDeadLetterSourceQueuesResult")
                                           .field<&S::queue_urls>("queueUrls")
                                           .query(list_form("QueueUrl"))
                                           .field<&S::next_token>("NextToken");
  return kShape;
}

ListDeadLetterSourceQueuesResponse list_dead_letter_source_queues(
    Sqs& sqs, const aws::Call& call, const ListDeadLetterSourceQueuesRequest& request) {
  const Queue& queue = sqs.queue_of(call, request.queue_url);
  QueuePage page = page_of(sqs.queues().sources_of(queue.arn), call.caller.endpoint,
                           request.next_token, request.max_results);
  return {std::move(page.queue_urls), std::move(page.next_token)};
}

}  // namespace sqs
