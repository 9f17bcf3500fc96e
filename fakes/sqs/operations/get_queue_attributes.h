// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
#pragma once

#include <map>
#include <string>
#include <vector>

#include "fakes/aws/service.h"

namespace sqs {

class Sqs;

struct GetQueueAttributesResponse {
  std::map<std::string, std::string> attributes;
  static const aws::Structure& shape();
};

struct GetQueueAttributesRequest {
  using Response = GetQueueAttributesResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "GetQueueAttributes";
  std::string queue_url;
  std::vector<std::string> attribute_names;  // none: none are answered
  static const aws::Structure& shape();
};

// Throws QueueDoesNotExist, InvalidAttributeName.
GetQueueAttributesResponse get_queue_attributes(Sqs& sqs, const aws::Call& call,
                                                const GetQueueAttributesRequest& request);

}  // namespace sqs
