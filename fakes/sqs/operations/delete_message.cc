#include "fakes/sqs/operations/delete_message.h"

#include "fakes/sqs/errors.h"
#include "fakes/sqs/messages/receipts.h"
#include "fakes/sqs/sqs.h"

namespace sqs {

const aws::Structure& DeleteMessageRequest::shape() {
  using S = DeleteMessageRequest;
  static const aws::Structure kShape = aws::Structure("DeleteMessageRequest")
                                           .required<&S::queue_url>("QueueUrl")
                                           .required<&S::receipt_handle>("ReceiptHandle");
  return kShape;
}

void delete_by_handle(Sqs& sqs, Queue& queue, const std::string& handle, std::string_view by) {
  const Receipt receipt = find_receipt(sqs, queue, handle);
  if (queue.fifo && receipt.has_expired()) throw receipt_handle_has_expired(handle);
  if (receipt.is_latest) sqs.lifecycle().remove(queue, *receipt.message, by);
}

EmptyResponse delete_message(Sqs& sqs, const aws::Call& call, const DeleteMessageRequest& request) {
  Queue& queue = sqs.queue_of(call, request.queue_url);
  delete_by_handle(sqs, queue, request.receipt_handle, call.caller.actor);
  return {};
}

}  // namespace sqs
