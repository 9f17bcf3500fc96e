#include "fakes/sqs/operations/change_message_visibility.h"

#include <chrono>

#include "fakes/sqs/errors.h"
#include "fakes/sqs/messages/receipts.h"
#include "fakes/sqs/sqs.h"

namespace sqs {
namespace {

constexpr std::chrono::seconds kLongest{kMaxVisibilityTimeoutSeconds};

}  // namespace

const aws::Structure& ChangeMessageVisibilityRequest::shape() {
  using S = ChangeMessageVisibilityRequest;
  static const aws::Structure kShape =
      aws::Structure("ChangeMessageVisibilityRequest")
          .required<&S::queue_url>("QueueUrl")
          .required<&S::receipt_handle>("ReceiptHandle")
          .required<&S::visibility_timeout>("VisibilityTimeout",
                                            aws::range(0, kMaxVisibilityTimeoutSeconds));
  return kShape;
}

void change_visibility_by_handle(Sqs& sqs, Queue& queue, const std::string& handle,
                                 std::int64_t seconds, std::string_view by) {
  if (seconds < 0 || seconds > kMaxVisibilityTimeoutSeconds) {
    throw invalid_value(std::to_string(seconds), "VisibilityTimeout",
                        "Must be >= 0 and <= 43200, if provided.");
  }
  Receipt receipt = find_receipt(sqs, queue, handle);
  if (queue.fifo && receipt.has_expired()) throw receipt_handle_has_expired(handle);
  // A standard queue takes any handle of a message that it still has.
  if (!receipt.message) throw message_is_not_available(handle);
  const std::chrono::seconds timeout{seconds};
  if (sqs.environment().now() + timeout > receipt.message->received.value() + kLongest) {
    throw invalid_value(
        std::to_string(seconds), "VisibilityTimeout",
        "Total VisibilityTimeout for the message is beyond the limit [43200 seconds]");
  }
  sqs.lifecycle().change_visibility(queue, *receipt.message, timeout, by);
}

EmptyResponse change_message_visibility(Sqs& sqs, const aws::Call& call,
                                        const ChangeMessageVisibilityRequest& request) {
  Queue& queue = sqs.queue_of(call, request.queue_url);
  change_visibility_by_handle(sqs, queue, request.receipt_handle, request.visibility_timeout,
                              call.caller.actor);
  return {};
}

}  // namespace sqs
