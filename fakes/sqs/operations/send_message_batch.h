// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
#pragma once

#include <string>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/sqs/messages/batch.h"
#include "fakes/sqs/messages/send.h"

namespace sqs {

class Sqs;

struct SendMessageBatchRequestEntry : SendMembers {
  std::string id;
  static const aws::Structure& shape();
};

struct SendMessageBatchResultEntry : SendResult {
  std::string id;
  static const aws::Structure& shape();
};

struct SendMessageBatchResponse {
  std::vector<SendMessageBatchResultEntry> successful;
  std::vector<BatchResultErrorEntry> failed;
  static const aws::Structure& shape();
};

struct SendMessageBatchRequest {
  using Response = SendMessageBatchResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "SendMessageBatch";
  std::string queue_url;
  std::vector<SendMessageBatchRequestEntry> entries;
  static const aws::Structure& shape();
};

// SendMessage for up to ten messages; each succeeds or fails alone. Throws QueueDoesNotExist, the
// errors of check_batch(), BatchRequestTooLong over 1 MiB in all, and for a FIFO queue
// InvalidParameterValue if any entry lacks its ids.
SendMessageBatchResponse send_message_batch(Sqs& sqs, const aws::Call& call,
                                            const SendMessageBatchRequest& request);

}  // namespace sqs
