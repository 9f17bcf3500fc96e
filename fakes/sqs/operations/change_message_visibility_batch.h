// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/sqs/messages/batch.h"

namespace sqs {

class Sqs;

struct ChangeMessageVisibilityBatchRequestEntry {
  std::string id;
  std::string receipt_handle;
  std::optional<std::int32_t> visibility_timeout;
  static const aws::Structure& shape();
};

struct ChangeMessageVisibilityBatchResultEntry {
  std::string id;
  static const aws::Structure& shape();
};

struct ChangeMessageVisibilityBatchResponse {
  std::vector<ChangeMessageVisibilityBatchResultEntry> successful;
  std::vector<BatchResultErrorEntry> failed;
  static const aws::Structure& shape();
};

struct ChangeMessageVisibilityBatchRequest {
  using Response = ChangeMessageVisibilityBatchResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "ChangeMessageVisibilityBatch";
  std::string queue_url;
  std::vector<ChangeMessageVisibilityBatchRequestEntry> entries;
  static const aws::Structure& shape();
};

// ChangeMessageVisibility for up to ten handles; each succeeds or fails alone. Throws
// QueueDoesNotExist and the errors of check_batch().
ChangeMessageVisibilityBatchResponse change_message_visibility_batch(
    Sqs& sqs, const aws::Call& call, const ChangeMessageVisibilityBatchRequest& request);

}  // namespace sqs
