// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
#pragma once

#include <string>
#include <string_view>

#include "fakes/aws/service.h"
#include "fakes/sqs/queues/queue.h"
#include "fakes/sqs/shapes.h"

namespace sqs {

class Sqs;

struct DeleteMessageRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "DeleteMessage";
  std::string queue_url;
  std::string receipt_handle;
  static const aws::Structure& shape();
};

// Succeeds for a message that is gone. With a handle that is not the message's latest, a standard
// queue succeeds and keeps the message; a FIFO queue's handle has then expired, and so it has when
// the message is visible again. Throws QueueDoesNotExist, ReceiptHandleIsInvalid,
// InvalidParameterValue.
EmptyResponse delete_message(Sqs& sqs, const aws::Call& call, const DeleteMessageRequest& request);

// Deletes one message, for batches too. `by`: who deletes it.
void delete_by_handle(Sqs& sqs, Queue& queue, const std::string& handle, std::string_view by);

}  // namespace sqs
