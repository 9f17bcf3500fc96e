// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_TagQueue.html
#pragma once

#include <map>
#include <string>

#include "fakes/aws/service.h"
#include "fakes/sqs/shapes.h"

namespace sqs {

class Sqs;

struct TagQueueRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "TagQueue";
  std::string queue_url;
  std::map<std::string, std::string> tags;
  static const aws::Structure& shape();
};

// Adds tags; one that is there gets the new value. Throws QueueDoesNotExist, InvalidParameterValue,
// MissingParameter without tags.
EmptyResponse tag_queue(Sqs& sqs, const aws::Call& call, const TagQueueRequest& request);

}  // namespace sqs
