#include "fakes/aws/service.h"
#include "fakes/sqs/endpoint.h"
#include "fakes/sqs/errors.h"
#include "fakes/sqs/operations/add_permission.h"
#include "fakes/sqs/operations/cancel_message_move_task.h"
#include "fakes/sqs/operations/change_message_visibility.h"
#include "fakes/sqs/operations/change_message_visibility_batch.h"
#include "fakes/sqs/operations/create_queue.h"
#include "fakes/sqs/operations/delete_message.h"
#include "fakes/sqs/operations/delete_message_batch.h"
#include "fakes/sqs/operations/delete_queue.h"
#include "fakes/sqs/operations/get_queue_attributes.h"
#include "fakes/sqs/operations/get_queue_url.h"
#include "fakes/sqs/operations/list_dead_letter_source_queues.h"
#include "fakes/sqs/operations/list_message_move_tasks.h"
#include "fakes/sqs/operations/list_queue_tags.h"
#include "fakes/sqs/operations/list_queues.h"
#include "fakes/sqs/operations/purge_queue.h"
#include "fakes/sqs/operations/receive_message.h"
#include "fakes/sqs/operations/remove_permission.h"
#include "fakes/sqs/operations/send_message.h"
#include "fakes/sqs/operations/send_message_batch.h"
#include "fakes/sqs/operations/set_queue_attributes.h"
#include "fakes/sqs/operations/start_message_move_task.h"
#include "fakes/sqs/operations/tag_queue.h"
#include "fakes/sqs/operations/untag_queue.h"
#include "fakes/sqs/sqs.h"

namespace sqs {
namespace {

// `entries.2.member.id` of SendMessageBatch: `SendMessageBatchRequestEntry.2.Id`.
std::string entry_parameter(const aws::Operation& operation, const aws::Violation& violation) {
  constexpr std::string_view kEntries = "entries.";
  const std::string_view path = violation.path;
  if (!path.starts_with(kEntries)) return violation.member;
  const std::string_view index =
      path.substr(kEntries.size(), path.find('.', kEntries.size()) - kEntries.size());
  return std::string(operation.name) + "RequestEntry." + std::string(index) + "." +
         violation.member;
}

aws::Error missing(const aws::Operation& operation, const aws::Violation& violation) {
  if (violation.member == "QueueUrl") return queue_does_not_exist();
  // A batch that leaves out its entries is an empty one: the Query protocol knows no difference.
  if (violation.path == "entries") {
    return empty_batch_request(std::string(operation.name) + "RequestEntry");
  }
  return missing_parameter(entry_parameter(operation, violation));
}

// `Must be between 1 and 10, if provided.`, or with signs for the two that are times.
std::string range_reason(const aws::Operation& operation, const std::string& member) {
  const aws::Field* field = operation.input().find(member);
  const std::string min = std::to_string(field->constraints.min_value.value_or(0));
  const std::string max = std::to_string(field->constraints.max_value.value_or(0));
  if (member == "WaitTimeSeconds" || member == "VisibilityTimeout") {
    return "Must be >= " + min + " and <= " + max + ", if provided.";
  }
  return "Must be between " + min + " and " + max + ", if provided.";
}

// SQS reports the first thing that is wrong.
aws::Error invalid(const aws::Operation& operation, const std::vector<aws::Violation>& violations) {
  const aws::Violation& first = violations.front();
  if (first.kind == aws::Violation::Kind::kMissing) return missing(operation, first);
  return invalid_value(first.value, first.member, range_reason(operation, first.member));
}

constexpr aws::Operation kOperations[] = {
    aws::operation<add_permission>("AddPermission"),
    aws::operation<cancel_message_move_task>("CancelMessageMoveTask"),
    aws::operation<change_message_visibility>("ChangeMessageVisibility"),
    aws::operation<change_message_visibility_batch>("ChangeMessageVisibilityBatch"),
    aws::operation<create_queue>("CreateQueue"),
    aws::operation<delete_message>("DeleteMessage"),
    aws::operation<delete_message_batch>("DeleteMessageBatch"),
    aws::operation<delete_queue>("DeleteQueue"),
    aws::operation<get_queue_attributes>("GetQueueAttributes"),
    aws::operation<get_queue_url>("GetQueueUrl"),
    aws::operation<list_dead_letter_source_queues>("ListDeadLetterSourceQueues"),
    aws::operation<list_message_move_tasks>("ListMessageMoveTasks"),
    aws::operation<list_queue_tags>("ListQueueTags"),
    aws::operation<list_queues>("ListQueues"),
    aws::operation<purge_queue>("PurgeQueue"),
    aws::deferred_operation<receive_message>("ReceiveMessage"),
    aws::operation<remove_permission>("RemovePermission"),
    aws::operation<send_message>("SendMessage"),
    aws::operation<send_message_batch>("SendMessageBatch"),
    aws::operation<set_queue_attributes>("SetQueueAttributes"),
    aws::operation<start_message_move_task>("StartMessageMoveTask"),
    aws::operation<tag_queue>("TagQueue"),
    aws::operation<untag_queue>("UntagQueue"),
};

constexpr aws::ServiceModel kModel = {
    .id = "sqs",
    .signing_name = "sqs",
    .target_prefix = "AmazonSQS",
    .json_version = "1.0",
    .query_version = "2012-11-05",
    .xml_namespace = "http://queue.amazonaws.com/doc/2012-11-05/",
    .error_namespace = "com.amazonaws.sqs",
    .query_compatible = true,
    .throttling_error = "RequestThrottled",
    .throttling_query_error = "RequestThrottled",
    // As AWS's model of the error has it (`httpError`), which all protocols share; botocore tries
    // again by code and status: `_retry.json`.
    .throttling_status = 403,
    .throttling_text = "Request is throttled.",
    .operations = kOperations,
    // 1 MiB of messages, of which a form may write each byte as three.
    .limits = {.body_bytes = std::size_t{4} * 1024 * 1024},
    .invalid = invalid,
    .invalid_action = invalid_action,
    .serves = is_served_at,
};

}  // namespace

const aws::ServiceModel& Sqs::model() const { return kModel; }

}  // namespace sqs
