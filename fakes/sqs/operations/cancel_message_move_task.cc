#include "fakes/sqs/operations/cancel_message_move_task.h"

#include "fakes/sqs/errors.h"
#include "fakes/sqs/sqs.h"

namespace sqs {

const aws::Structure& CancelMessageMoveTaskRequest::shape() {
  using S = CancelMessageMoveTaskRequest;
  static const aws::Structure kShape =
      aws::Structure("CancelMessageMoveTaskRequest").required<&S::task_handle>("TaskHandle");
  return kShape;
}

const aws::Structure& CancelMessageMoveTaskResponse::shape() {
  using S = CancelMessageMoveTaskResponse;
  static const aws::Structure kShape =
      aws::Structure("CancelMessageMoveTaskResult")
          .field<&S::approximate_number_of_messages_moved>("ApproximateNumberOfMessagesMoved");
  return kShape;
}

CancelMessageMoveTaskResponse cancel_message_move_task(
    Sqs& sqs, const aws::Call&, const CancelMessageMoveTaskRequest& request) {
  const auto handle = parse_task_handle(request.task_handle);
  if (!handle) throw invalid_parameter_value("Value for parameter TaskHandle is invalid.");
  if (sqs.queues().find_arn(handle->source_arn) == nullptr) {
    throw resource_not_found(
        "The resource that you specified for the SourceArn parameter doesn't exist.");
  }
  MoveTask* task = sqs.move_tasks().find(handle->task_id);
  if (task == nullptr || task->source_arn != handle->source_arn) {
    throw resource_not_found("Task does not exist.");
  }
  if (task->status != MoveTask::Status::kRunning) {
    throw resource_not_found("Only active tasks can be cancelled.");
  }
  sqs.move_tasks().cancel(*task);
  return {task->moved};
}

}  // namespace sqs
