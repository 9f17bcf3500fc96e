// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fakes/aws/service.h"

namespace sqs {

class Sqs;

struct ListDeadLetterSourceQueuesResponse {
  std::vector<std::string> queue_urls;
  std::string next_token;  // "" on the last page
  static const aws::Structure& shape();
};

struct ListDeadLetterSourceQueuesRequest {
  using Response = ListDeadLetterSourceQueuesResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "ListDeadLetterSourceQueues";
  std::string queue_url;
  std::string next_token;
  std::optional<std::int32_t> max_results;
  static const aws::Structure& shape();
};

// The URLs of the queues whose redrive policy names this queue. Throws QueueDoesNotExist.
ListDeadLetterSourceQueuesResponse list_dead_letter_source_queues(
    Sqs& sqs, const aws::Call& call, const ListDeadLetterSourceQueuesRequest& request);

}  // namespace sqs
