// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_UntagQueue.html
#pragma once

#include <string>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/sqs/shapes.h"

namespace sqs {

class Sqs;

struct UntagQueueRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "UntagQueue";
  std::string queue_url;
  std::vector<std::string> tag_keys;
  static const aws::Structure& shape();
};

// Removes tags; a key that is not there is no error. Throws QueueDoesNotExist, and
// InvalidParameterValue without keys.
EmptyResponse untag_queue(Sqs& sqs, const aws::Call& call, const UntagQueueRequest& request);

}  // namespace sqs
