// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fakes/aws/service.h"

namespace sqs {

class Sqs;

struct ListMessageMoveTasksResultEntry {
  std::string task_handle;  // of a running task only
  std::string status;
  std::string source_arn;
  std::string destination_arn;
  std::optional<std::int32_t> max_number_of_messages_per_second;
  std::int64_t approximate_number_of_messages_moved = 0;
  std::int64_t approximate_number_of_messages_to_move = 0;
  std::string failure_reason;
  std::int64_t started_timestamp = 0;  // milliseconds since 1970
  static const aws::Structure& shape();
};

struct ListMessageMoveTasksResponse {
  std::vector<ListMessageMoveTasksResultEntry> results;
  static const aws::Structure& shape();
};

struct ListMessageMoveTasksRequest {
  using Response = ListMessageMoveTasksResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "ListMessageMoveTasks";
  std::string source_arn;
  std::optional<std::int32_t> max_results;  // 1 if not given
  static const aws::Structure& shape();
};

// Returns the most recent tasks first. Throws ResourceNotFoundException.
ListMessageMoveTasksResponse list_message_move_tasks(Sqs& sqs, const aws::Call& call,
                                                     const ListMessageMoveTasksRequest& request);

}  // namespace sqs
