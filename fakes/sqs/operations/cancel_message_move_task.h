// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html
#pragma once

#include <cstdint>
#include <string>

#include "fakes/aws/service.h"

namespace sqs {

class Sqs;

struct CancelMessageMoveTaskResponse {
  std::int64_t approximate_number_of_messages_moved = 0;
  static const aws::Structure& shape();
};

struct CancelMessageMoveTaskRequest {
  using Response = CancelMessageMoveTaskResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "CancelMessageMoveTask";
  std::string task_handle;
  static const aws::Structure& shape();
};

// Stops a running task before its next message; what was moved stays moved. Throws
// InvalidParameterValue for what is no handle, ResourceNotFoundException for a task or a source
// that does not exist and for a task that is not running.
CancelMessageMoveTaskResponse cancel_message_move_task(Sqs& sqs, const aws::Call& call,
                                                       const CancelMessageMoveTaskRequest& request);

}  // namespace sqs
