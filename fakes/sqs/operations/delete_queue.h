// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html
#pragma once

#include <string>

#include "fakes/aws/service.h"
#include "fakes/sqs/shapes.h"

namespace sqs {

class Sqs;

struct DeleteQueueRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "DeleteQueue";
  std::string queue_url;
  static const aws::Structure& shape();
};

// Deletes a queue with its messages, at once. Receives that wait for it are answered with
// QueueDoesNotExist. Throws QueueDoesNotExist.
EmptyResponse delete_queue(Sqs& sqs, const aws::Call& call, const DeleteQueueRequest& request);

}  // namespace sqs
