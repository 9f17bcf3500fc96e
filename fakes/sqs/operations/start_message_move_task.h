// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "fakes/aws/service.h"

namespace sqs {

class Sqs;

struct StartMessageMoveTaskResponse {
  std::string task_handle;
  static const aws::Structure& shape();
};

struct StartMessageMoveTaskRequest {
  using Response = StartMessageMoveTaskResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "StartMessageMoveTask";
  std::string source_arn;
  std::string destination_arn;  // "": each message goes to the queue it came from
  std::optional<std::int32_t> max_number_of_messages_per_second;
  static const aws::Structure& shape();
};

// Begins to move the messages of a dead-letter queue, each as a new message. Throws
// ResourceNotFoundException for a queue that does not exist, InvalidParameterValue for a source
// that is no dead-letter queue or that has an active task.
StartMessageMoveTaskResponse start_message_move_task(Sqs& sqs, const aws::Call& call,
                                                     const StartMessageMoveTaskRequest& request);

}  // namespace sqs
