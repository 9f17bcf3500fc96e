#include "fakes/sqs/operations/delete_message_batch.h"

#include "fakes/sqs/operations/delete_message.h"
#include "fakes/sqs/shapes.h"
#include "fakes/sqs/sqs.h"

namespace sqs {

const aws::Structure& DeleteMessageBatchRequestEntry::shape() {
  using S = DeleteMessageBatchRequestEntry;
  static const aws::Structure kShape = aws::Structure("DeleteMessageBatchRequestEntry")
                                           .required<&S::id>("Id")
                                           .field<&S::receipt_handle>("ReceiptHandle");
  return kShape;
}

const aws::Structure& DeleteMessageBatchResultEntry::shape() {
  static const aws::Structure kShape = aws::Structure("DeleteMessageBatchResultEntry")
                                           .required<&DeleteMessageBatchResultEntry::id>("Id");
  return kShape;
}

const aws::Structure& DeleteMessageBatchRequest::shape() {
  using S = DeleteMessageBatchRequest;
  static const aws::Structure kShape = aws::Structure("DeleteMessageBatchRequest")
                                           .required<&S::queue_url>("QueueUrl")
                                           .required<&S::entries>("Entries")
                                           .query(list_form("DeleteMessageBatchRequestEntry"));
  return kShape;
}

const aws::Structure& DeleteMessageBatchResponse::shape() {
  using S = DeleteMessageBatchResponse;
  static const aws::Structure kShape = aws::Structure("DeleteMessageBatchResult")
                                           .field<&S::successful>("Successful")
                                           .query(list_form("DeleteMessageBatchResultEntry"))
                                           .field<&S::failed>("Failed")
                                           .query(list_form("BatchResultErrorEntry"));
  return kShape;
}

DeleteMessageBatchResponse delete_message_batch(Sqs& sqs, const aws::Call& call,
                                                const DeleteMessageBatchRequest& request) {
  Queue& queue = sqs.queue_of(call, request.queue_url);
  check_batch(request.entries, "DeleteMessageBatchRequestEntry");
  DeleteMessageBatchResponse response;
  for (const DeleteMessageBatchRequestEntry& entry : request.entries) {
    try {
      let_entry_fail(sqs, call, queue);
      delete_by_handle(sqs, queue, entry.receipt_handle, call.caller.actor);
      response.successful.push_back({entry.id});
    } catch (const aws::Error& error) {
      response.failed.push_back(failed_entry(entry.id, error));
    }
  }
  return response;
}

}  // namespace sqs
