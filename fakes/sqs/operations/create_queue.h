// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
#pragma once

#include <map>
#include <string>

#include "fakes/aws/service.h"

namespace sqs {

class Sqs;

struct CreateQueueResponse {
  std::string queue_url;
  static const aws::Structure& shape();
};

struct CreateQueueRequest {
  using Response = CreateQueueResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "CreateQueue";
  std::string queue_name;
  std::map<std::string, std::string> attributes;
  std::map<std::string, std::string> tags;
  static const aws::Structure& shape();
};

// Makes a queue, or finds the one that has this name and these attributes. Throws QueueNameExists
// for a name with other attributes, QueueDeletedRecently within 60 seconds of DeleteQueue.
CreateQueueResponse create_queue(Sqs& sqs, const aws::Call& call,
                                 const CreateQueueRequest& request);

}  // namespace sqs
