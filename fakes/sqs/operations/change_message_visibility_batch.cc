#include "fakes/sqs/operations/change_message_visibility_batch.h"

#include "fakes/sqs/errors.h"
#include "fakes/sqs/operations/change_message_visibility.h"
#include "fakes/sqs/shapes.h"
#include "fakes/sqs/sqs.h"

namespace sqs {

const aws::Structure& ChangeMessageVisibilityBatchRequestEntry::shape() {
  using S = ChangeMessageVisibilityBatchRequestEntry;
  static const aws::Structure kShape = aws::Structure("ChangeMessageVisibilityBatchRequestEntry")
                                           .required<&S::id>("Id")
                                           .field<&S::receipt_handle>("ReceiptHandle")
                                           .field<&S::visibility_timeout>("VisibilityTimeout");
  return kShape;
}

const aws::Structure& ChangeMessageVisibilityBatchResultEntry::shape() {
  static const aws::Structure kShape =
      aws::Structure("ChangeMessageVisibilityBatchResultEntry")
          .required<&ChangeMessageVisibilityBatchResultEntry::id>("Id");
  return kShape;
}

const aws::Structure& ChangeMessageVisibilityBatchRequest::shape() {
  using S = ChangeMessageVisibilityBatchRequest;
  static const aws::Structure kShape =
      aws::Structure("ChangeMessageVisibilityBatchRequest")
          .required<&S::queue_url>("QueueUrl")
          .required<&S::entries>("Entries")
          .query(list_form("ChangeMessageVisibilityBatchRequestEntry"));
  return kShape;
}

const aws::Structure& ChangeMessageVisibilityBatchResponse::shape() {
  using S = ChangeMessageVisibilityBatchResponse;
  static const aws::Structure kShape =
      aws::Structure("ChangeMessageVisibilityBatchResult")
          .field<&S::successful>("Successful")
          .query(list_form("ChangeMessageVisibilityBatchResultEntry"))
          .field<&S::failed>("Failed")
          .query(list_form("BatchResultErrorEntry"));
  return kShape;
}

ChangeMessageVisibilityBatchResponse change_message_visibility_batch(
    Sqs& sqs, const aws::Call& call, const ChangeMessageVisibilityBatchRequest& request) {
  Queue& queue = sqs.queue_of(call, request.queue_url);
  check_batch(request.entries, "ChangeMessageVisibilityBatchRequestEntry");
  ChangeMessageVisibilityBatchResponse response;
  for (const ChangeMessageVisibilityBatchRequestEntry& entry : request.entries) {
    try {
      if (!entry.visibility_timeout) throw missing_parameter("VisibilityTimeout");
      let_entry_fail(sqs, call, queue);
      change_visibility_by_handle(sqs, queue, entry.receipt_handle, *entry.visibility_timeout,
                                  call.caller.actor);
      response.successful.push_back({entry.id});
    } catch (const aws::Error& error) {
      response.failed.push_back(failed_entry(entry.id, error));
    }
  }
  return response;
}

}  // namespace sqs
