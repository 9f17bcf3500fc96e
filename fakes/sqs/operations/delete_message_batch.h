// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html
#pragma once

#include <string>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/sqs/messages/batch.h"

namespace sqs {

class Sqs;

struct DeleteMessageBatchRequestEntry {
  std::string id;
  std::string receipt_handle;
  static const aws::Structure& shape();
};

struct DeleteMessageBatchResultEntry {
  std::string id;
  static const aws::Structure& shape();
};

struct DeleteMessageBatchResponse {
  std::vector<DeleteMessageBatchResultEntry> successful;
  std::vector<BatchResultErrorEntry> failed;
  static const aws::Structure& shape();
};

struct DeleteMessageBatchRequest {
  using Response = DeleteMessageBatchResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "DeleteMessageBatch";
  std::string queue_url;
  std::vector<DeleteMessageBatchRequestEntry> entries;
  static const aws::Structure& shape();
};

// DeleteMessage for up to ten handles; each succeeds or fails alone. Throws QueueDoesNotExist and
// the errors of check_batch().
DeleteMessageBatchResponse delete_message_batch(Sqs& sqs, const aws::Call& call,
                                                const DeleteMessageBatchRequest& request);

}  // namespace sqs
