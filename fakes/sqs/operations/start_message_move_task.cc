#include "fakes/sqs/operations/start_message_move_task.h"

#include "fakes/sqs/errors.h"
#include "fakes/sqs/sqs.h"

namespace sqs {
namespace {

Queue& existing(Sqs& sqs, const std::string& arn, const std::string& parameter) {
  if (!aws::parse_arn(arn)) {
    throw invalid_parameter_value("You must use this format to specify the " + parameter +
                                  ": arn:<partition>:<service>:<region>:<account-id>:"
                                  "<resource-id>");
  }
  Queue* queue = sqs.queues().find_arn(arn);
  if (queue == nullptr) {
    throw resource_not_found("The resource that you specified for the " + parameter +
                             " parameter doesn't exist.");
  }
  return *queue;
}

}  // namespace

const aws::Structure& StartMessageMoveTaskRequest::shape() {
  using S = StartMessageMoveTaskRequest;
  static const aws::Structure kShape =
      aws::Structure("StartMessageMoveTaskRequest")
          .required<&S::source_arn>("SourceArn")
          .field<&S::destination_arn>("DestinationArn")
          .field<&S::max_number_of_messages_per_second>("MaxNumberOfMessagesPerSecond",
                                                        aws::range(1, kMaxMovesPerSecond));
  return kShape;
}

const aws::Structure& StartMessageMoveTaskResponse::shape() {
  using S = StartMessageMoveTaskResponse;
  static const aws::Structure kShape =
      aws::Structure("StartMessageMoveTaskResult").required<&S::task_handle>("TaskHandle");
  return kShape;
}

StartMessageMoveTaskResponse start_message_move_task(Sqs& sqs, const aws::Call&,
                                                     const StartMessageMoveTaskRequest& request) {
  const Queue& source = existing(sqs, request.source_arn, "SourceArn");
  if (sqs.queues().sources_of(source.arn).empty()) {
    throw invalid_parameter_value("Source queue must be configured as a Dead Letter Queue.");
  }
  if (!request.destination_arn.empty()) {
    const Queue& destination = existing(sqs, request.destination_arn, "DestinationArn");
    if (destination.arn == source.arn) {
      throw invalid_parameter_value("Source queue arn and destination queue arn cannot be same.");
    }
    if (destination.fifo != source.fifo) {
      throw invalid_parameter_value("Source queue and destination queue must be of the same type.");
    }
  }
  if (sqs.move_tasks().active(source.arn) != nullptr) {
    throw invalid_parameter_value(
        "There is already a task running. Only one active task is allowed for a source queue arn "
        "at a given time.");
  }
  return {task_handle(sqs.move_tasks().start(source, request.destination_arn,
                                             request.max_number_of_messages_per_second))};
}

}  // namespace sqs
