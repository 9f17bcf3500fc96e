// Sends up to ten messages to a topic.
//
// https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fakes/sns/shapes.h"
#include "fakes/sns/sns.h"

namespace sns {

struct PublishBatchRequestEntry {
  std::string id;
  std::string message;
  std::optional<std::string> subject;
  std::optional<std::string> message_structure;
  std::map<std::string, MessageAttributeValue> message_attributes;
  static const aws::Structure& shape();
};

struct PublishBatchResultEntry {
  std::string id;
  std::string message_id;
  static const aws::Structure& shape();
};

struct BatchResultErrorEntry {
  std::string id;
  std::string code;
  std::optional<std::string> message;
  bool sender_fault = false;
  static const aws::Structure& shape();
};

struct PublishBatchResponse {
  std::vector<PublishBatchResultEntry> successful;
  std::vector<BatchResultErrorEntry> failed;
  static const aws::Structure& shape();
};

struct PublishBatchRequest {
  using Response = PublishBatchResponse;
  static constexpr std::string_view kService = "sns";
  static constexpr std::string_view kOperation = "PublishBatch";
  std::string topic_arn;
  std::vector<PublishBatchRequestEntry> entries;
  static const aws::Structure& shape();
};

// An entry that is wrong fails the whole batch, as in AWS; `failed` is always empty. Errors: those
// of Publish, EmptyBatchRequest, TooManyEntriesInBatchRequest, BatchRequestTooLong,
// BatchEntryIdsNotDistinct, InvalidBatchEntryId.
PublishBatchResponse publish_batch(Sns& sns, const aws::Call& call,
                                   const PublishBatchRequest& request);

}  // namespace sns
