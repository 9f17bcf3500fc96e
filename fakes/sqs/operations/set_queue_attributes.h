// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
#pragma once

#include <map>
#include <string>

#include "fakes/aws/service.h"
#include "fakes/sqs/shapes.h"

namespace sqs {

class Sqs;

struct SetQueueAttributesRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "SetQueueAttributes";
  std::string queue_url;
  std::map<std::string, std::string> attributes;
  static const aws::Structure& shape();
};

// Changes the given attributes, all or none; an empty policy or key removes it. A new retention
// holds for the messages that are there, a new delay only for those of a FIFO queue. Throws
// QueueDoesNotExist, InvalidAttributeName, InvalidAttributeValue, InvalidParameterValue.
EmptyResponse set_queue_attributes(Sqs& sqs, const aws::Call& call,
                                   const SetQueueAttributesRequest& request);

}  // namespace sqs
