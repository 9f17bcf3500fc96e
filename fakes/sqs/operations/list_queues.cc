#include "fakes/sqs/operations/list_queues.h"

#include "fakes/sqs/queues/paging.h"
#include "fakes/sqs/shapes.h"
#include "fakes/sqs/sqs.h"

namespace sqs {

const aws::Structure& ListQueuesRequest::shape() {
  using S = ListQueuesRequest;
  static const aws::Structure kShape =
      aws::Structure("ListQueuesRequest")
          .field<&S::queue_name_prefix>("QueueNamePrefix")
          .field<&S::next_token>("NextToken")
          .field<&S::max_results>("MaxResults", aws::range(1, kMaxListResults));
  return kShape;
}

const aws::Structure& ListQueuesResponse::shape() {
  using S = ListQueuesResponse;
  static const aws::Structure kShape = aws::Structure("ListQueuesResult")
                                           .field<&S::queue_urls>("QueueUrls")
                                           .query(list_form("QueueUrl"))
                                           .field<&S::next_token>("NextToken");
  return kShape;
}

ListQueuesResponse list_queues(Sqs& sqs, const aws::Call& call, const ListQueuesRequest& request) {
  const aws::Caller& caller = call.caller;
  const auto queues = sqs.queues().list(caller.account, caller.region, request.queue_name_prefix);
  QueuePage page = page_of(queues, caller.endpoint, request.next_token, request.max_results);
  return {std::move(page.queue_urls), std::move(page.next_token)};
}

}  // namespace sqs
