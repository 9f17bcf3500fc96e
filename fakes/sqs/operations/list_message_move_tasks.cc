#include "fakes/sqs/operations/list_message_move_tasks.h"

#include "fakes/sqs/errors.h"
#include "fakes/sqs/shapes.h"
#include "fakes/sqs/sqs.h"

namespace sqs {
namespace {

ListMessageMoveTasksResultEntry entry_of(const MoveTask& task) {
  ListMessageMoveTasksResultEntry entry;
  if (task.status == MoveTask::Status::kRunning) entry.task_handle = task_handle(task);
  entry.status = to_text(task.status);
  entry.source_arn = task.source_arn;
  entry.destination_arn = task.destination_arn;
  if (task.per_second) {
    entry.max_number_of_messages_per_second = static_cast<std::int32_t>(*task.per_second);
  }
  entry.approximate_number_of_messages_moved = task.moved;
  entry.approximate_number_of_messages_to_move = task.to_move;
  entry.failure_reason = task.failure;
  entry.started_timestamp = sim::unix_ms(task.started);
  return entry;
}

}  // namespace

const aws::Structure& ListMessageMoveTasksResultEntry::shape() {
  using S = ListMessageMoveTasksResultEntry;
  static const aws::Structure kShape =
      aws::Structure("ListMessageMoveTasksResultEntry")
          .field<&S::task_handle>("TaskHandle")
          .field<&S::status>("Status")
          .field<&S::source_arn>("SourceArn")
          .field<&S::destination_arn>("DestinationArn")
          .field<&S::max_number_of_messages_per_second>("MaxNumberOfMessagesPerSecond")
          .field<&S::approximate_number_of_messages_moved>("ApproximateNumberOfMessagesMoved")
          .field<&S::approximate_number_of_messages_to_move>("ApproximateNumberOfMessagesToMove")
          .field<&S::failure_reason>("FailureReason")
          .field<&S::started_timestamp>("StartedTimestamp");
  return kShape;
}

const aws::Structure& ListMessageMoveTasksRequest::shape() {
  using S = ListMessageMoveTasksRequest;
  static const aws::Structure kShape =
      aws::Structure("ListMessageMoveTasksRequest")
          .required<&S::source_arn>("SourceArn")
          .field<&S::max_results>("MaxResults", aws::range(1, kMaxMoveTasksListed));
  return kShape;
}

const aws::Structure& ListMessageMoveTasksResponse::shape() {
  using S = ListMessageMoveTasksResponse;
  static const aws::Structure kShape = aws::Structure("ListMessageMoveTasksResult")
                                           .field<&S::results>("Results")
                                           .query(list_form("ListMessageMoveTasksResultEntry"));
  return kShape;
}

ListMessageMoveTasksResponse list_message_move_tasks(Sqs& sqs, const aws::Call&,
                                                     const ListMessageMoveTasksRequest& request) {
  if (sqs.queues().find_arn(request.source_arn) == nullptr) {
    throw resource_not_found(
        "The resource that you specified for the SourceArn parameter doesn't exist.");
  }
  const auto limit = static_cast<std::size_t>(request.max_results.value_or(1));
  ListMessageMoveTasksResponse response;
  for (const MoveTask* task : sqs.move_tasks().list(request.source_arn)) {
    if (response.results.size() == limit) break;
    response.results.push_back(entry_of(*task));
  }
  return response;
}

}  // namespace sqs
