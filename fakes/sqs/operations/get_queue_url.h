// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html
#pragma once

#include <string>

#include "fakes/aws/service.h"

namespace sqs {

class Sqs;

struct GetQueueUrlResponse {
  std::string queue_url;
  static const aws::Structure& shape();
};

struct GetQueueUrlRequest {
  using Response = GetQueueUrlResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "GetQueueUrl";
  std::string queue_name;
  std::string queue_owner_aws_account_id;
  static const aws::Structure& shape();
};

// The URL carries the caller's own scheme, host and port. Throws QueueDoesNotExist.
GetQueueUrlResponse get_queue_url(Sqs& sqs, const aws::Call& call,
                                  const GetQueueUrlRequest& request);

}  // namespace sqs
