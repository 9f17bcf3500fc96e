// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "fakes/aws/service.h"
#include "fakes/sqs/queues/queue.h"
#include "fakes/sqs/shapes.h"

namespace sqs {

class Sqs;

struct ChangeMessageVisibilityRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "ChangeMessageVisibility";
  std::string queue_url;
  std::string receipt_handle;
  std::int32_t visibility_timeout = 0;
  static const aws::Structure& shape();
};

// Hides the message for so many seconds from now, or shows it at once if they are 0. A standard
// queue takes any of the message's handles, though it be visible again; a FIFO queue the latest,
// while the message is in flight. Throws QueueDoesNotExist, ReceiptHandleIsInvalid,
// InvalidParameterValue: for a message that is gone, and beyond 12 hours since the last receive.
EmptyResponse change_message_visibility(Sqs& sqs, const aws::Call& call,
                                        const ChangeMessageVisibilityRequest& request);

// Changes the visibility of one message, for batches too; checks the seconds. `by`: who changes it.
void change_visibility_by_handle(Sqs& sqs, Queue& queue, const std::string& handle,
                                 std::int64_t seconds, std::string_view by);

}  // namespace sqs
