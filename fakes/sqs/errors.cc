#include "fakes/sqs/errors.h"

#include <charconv>

#include "fakes/sqs/limits.h"

namespace sqs {
namespace {

constexpr std::string_view kCommonErrors = "com.amazon.coral.service";

// An error of the service model, whose Query code has SQS's own prefix.
aws::Error prefixed(std::string code, int status, std::string message,
                    std::string_view query_name = {}) {
  std::string query_code = "AWS.SimpleQueueService.";
  query_code += query_name.empty() ? std::string_view{code} : query_name;
  return aws::Error(std::move(code), status, std::move(message))
      .with_query_code(std::move(query_code));
}

std::string hex(std::uint32_t number) {
  char buffer[8];
  const char* const end = std::to_chars(buffer, buffer + sizeof buffer, number, 16).ptr;
  std::string text(buffer, static_cast<std::size_t>(end - buffer));
  for (char& c : text) {
    if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

}  // namespace

aws::Error queue_does_not_exist() {
  return prefixed("QueueDoesNotExist", 400, "The specified queue does not exist.",
                  "NonExistentQueue")
      .with_query_message("The specified queue does not exist for this wsdl version.");
}

aws::Error queue_name_exists(std::string_view different_attribute) {
  return aws::Error("QueueNameExists", 400,
                    "A queue already exists with the same name and a different value for "
                    "attribute " +
                        std::string(different_attribute))
      .with_query_code("QueueAlreadyExists");
}

aws::Error queue_deleted_recently() {
  return prefixed("QueueDeletedRecently", 400,
                  "You must wait 60 seconds after deleting a queue before you can create another "
                  "with the same name.");
}

aws::Error purge_queue_in_progress(std::string_view queue_name) {
  return prefixed("PurgeQueueInProgress", 403,
                  "Only one PurgeQueue operation on " + std::string(queue_name) +
                      " is allowed every 60 seconds.");
}

aws::Error access_denied(std::string_view resource) {
  return aws::Error("AccessDeniedException", 403,
                    "Access to the resource " + std::string(resource) + " is denied.")
      .with_namespace(std::string(kCommonErrors))
      .with_query_code("AccessDenied");
}

aws::Error too_many_actions(std::size_t count, std::size_t most) {
  return aws::Error("OverLimit", 403,
                    std::to_string(count) + " Actions were found, maximum allowed is " +
                        std::to_string(most) + ".");
}

aws::Error unknown_attribute(std::string_view name) {
  return invalid_attribute_name("Unknown Attribute " + std::string(name) + ".");
}

aws::Error invalid_attribute_name(std::string message) {
  return aws::Error("InvalidAttributeName", 400, std::move(message));
}

aws::Error invalid_attribute_value(std::string_view name, std::string_view reason) {
  std::string message = "Invalid value for the parameter " + std::string(name) + ".";
  if (!reason.empty()) message.append(" Reason: ").append(reason);
  return aws::Error("InvalidAttributeValue", 400, std::move(message));
}

aws::Error invalid_parameter_value(std::string message) {
  return aws::Error("InvalidParameterValueException", 400, std::move(message))
      .with_namespace(std::string(kCommonErrors))
      .with_query_code("InvalidParameterValue");
}

aws::Error invalid_value(std::string_view value, std::string_view parameter,
                         std::string_view reason) {
  return invalid_parameter_value("Value " + std::string(value) + " for parameter " +
                                 std::string(parameter) +
                                 " is invalid. Reason: " + std::string(reason));
}

aws::Error missing_parameter(std::string_view name) {
  return aws::Error("MissingRequiredParameterException", 400,
                    "The request must contain the parameter " + std::string(name) + ".")
      .with_namespace(std::string(kCommonErrors))
      .with_query_code("MissingParameter");
}

aws::Error unsupported_operation(std::string message) {
  return prefixed("UnsupportedOperation", 400, std::move(message));
}

aws::Error invalid_message_contents(std::uint32_t character) {
  return aws::Error("InvalidMessageContents", 400,
                    "Invalid binary character '#x" + hex(character) +
                        "' was found in the message body, the set of allowed characters is #x9 | "
                        "#xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");
}

aws::Error receipt_handle_is_invalid(std::string_view handle) {
  return aws::Error(
      "ReceiptHandleIsInvalid", 404,
      "The input receipt handle \"" + std::string(handle) + "\" is not a valid receipt handle.");
}

aws::Error receipt_handle_of_other_queue(std::string_view handle) {
  return aws::Error(
      "ReceiptHandleIsInvalid", 404,
      "The receipt handle \"" + std::string(handle) + "\" is not valid for this queue.");
}

aws::Error receipt_handle_has_expired(std::string_view handle) {
  return invalid_value(handle, "ReceiptHandle", "The receipt handle has expired.");
}

aws::Error invalid_fifo_id(std::string_view id, std::string_view parameter) {
  return invalid_value(id, parameter,
                       std::string(parameter) +
                           " can only include alphanumeric and punctuation characters. 1 to 128 in "
                           "length.");
}

aws::Error receive_is_not_retryable(std::string_view attempt_id) {
  return invalid_value(attempt_id, "ReceiveRequestAttemptId",
                       "The receiveRequestAttemptId is not valid anymore since the receive call is "
                       "not retryable.");
}

aws::Error message_is_not_available(std::string_view handle) {
  return invalid_value(handle, "ReceiptHandle",
                       "Message does not exist or is not available for visibility timeout change.");
}

aws::Error too_many_in_flight(std::string_view queue_name) {
  return aws::Error("OverLimit", 403,
                    "Too many messages in flight on the queue " + std::string(queue_name) + ".");
}

aws::Error empty_batch_request(std::string_view entry) {
  return prefixed("EmptyBatchRequest", 400,
                  "There should be at least one " + std::string(entry) + " in the request.");
}

aws::Error too_many_entries(std::size_t count) {
  return prefixed("TooManyEntriesInBatchRequest", 400,
                  "Maximum number of entries per request are " + std::to_string(kMaxBatchEntries) +
                      ". You have sent " + std::to_string(count) + ".");
}

aws::Error batch_entry_ids_not_distinct(std::string_view id) {
  return prefixed("BatchEntryIdsNotDistinct", 400, "Id " + std::string(id) + " repeated.");
}

aws::Error invalid_batch_entry_id() {
  return prefixed("InvalidBatchEntryId", 400,
                  "A batch entry id can only contain alphanumeric characters, hyphens and "
                  "underscores. It can be at most 80 letters long.");
}

aws::Error batch_request_too_long(std::int64_t bytes) {
  return prefixed("BatchRequestTooLong", 400,
                  "Batch requests cannot be longer than " + std::to_string(kMaxMessageBytes) +
                      " bytes. You have sent " + std::to_string(bytes) + " bytes.");
}

aws::Error resource_not_found(std::string message) {
  return aws::Error("ResourceNotFoundException", 404, std::move(message));
}

}  // namespace sqs
