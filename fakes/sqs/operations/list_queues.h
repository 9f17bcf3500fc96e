// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fakes/aws/service.h"

namespace sqs {

class Sqs;

struct ListQueuesResponse {
  std::vector<std::string> queue_urls;
  std::string next_token;  // "" on the last page
  static const aws::Structure& shape();
};

struct ListQueuesRequest {
  using Response = ListQueuesResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "ListQueues";
  std::string queue_name_prefix;
  std::string next_token;
  std::optional<std::int32_t> max_results;
  static const aws::Structure& shape();
};

// The URLs of the caller's queues in its region, by name. At most 1000, or pages of `max_results`.
ListQueuesResponse list_queues(Sqs& sqs, const aws::Call& call, const ListQueuesRequest& request);

}  // namespace sqs
