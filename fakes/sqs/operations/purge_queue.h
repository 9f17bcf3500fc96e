// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html
#pragma once

#include <string>

#include "fakes/aws/service.h"
#include "fakes/sqs/shapes.h"

namespace sqs {

class Sqs;

struct PurgeQueueRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "PurgeQueue";
  std::string queue_url;
  static const aws::Structure& shape();
};

// Deletes all messages of a queue, those in flight too, and forgets its deduplication ids. Throws
// QueueDoesNotExist, and PurgeQueueInProgress for 60 seconds after the last purge.
EmptyResponse purge_queue(Sqs& sqs, const aws::Call& call, const PurgeQueueRequest& request);

}  // namespace sqs
