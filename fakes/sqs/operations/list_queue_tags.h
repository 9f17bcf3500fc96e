// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueueTags.html
#pragma once

#include <map>
#include <string>

#include "fakes/aws/service.h"

namespace sqs {

class Sqs;

struct ListQueueTagsResponse {
  std::map<std::string, std::string> tags;
  static const aws::Structure& shape();
};

struct ListQueueTagsRequest {
  using Response = ListQueueTagsResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "ListQueueTags";
  std::string queue_url;
  static const aws::Structure& shape();
};

// Throws QueueDoesNotExist.
ListQueueTagsResponse list_queue_tags(Sqs& sqs, const aws::Call& call,
                                      const ListQueueTagsRequest& request);

}  // namespace sqs
