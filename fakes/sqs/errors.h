// Every error an SQS client may see, with AWS's code, Query code, status and wording.
//
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fakes/aws/error.h"

namespace sqs {

// Queues.
aws::Error queue_does_not_exist();
aws::Error queue_name_exists(std::string_view different_attribute);
aws::Error queue_deleted_recently();
aws::Error purge_queue_in_progress(std::string_view queue_name);
aws::Error access_denied(std::string_view resource);
aws::Error too_many_actions(std::size_t count, std::size_t most);
aws::Error unknown_attribute(std::string_view name);
aws::Error invalid_attribute_name(std::string message);
aws::Error invalid_attribute_value(std::string_view name, std::string_view reason = {});

// Parameters. `message` is the whole sentence.
aws::Error invalid_parameter_value(std::string message);
// `Value X for parameter NAME is invalid. Reason: R`
aws::Error invalid_value(std::string_view value, std::string_view parameter,
                         std::string_view reason);
aws::Error missing_parameter(std::string_view name);
aws::Error unsupported_operation(std::string message);

// Messages.
aws::Error invalid_message_contents(std::uint32_t character);
aws::Error receipt_handle_is_invalid(std::string_view handle);
// ReceiptHandleIsInvalid, 404: `The receipt handle "…" is not valid for this queue.`
aws::Error receipt_handle_of_other_queue(std::string_view handle);
aws::Error receipt_handle_has_expired(std::string_view handle);
// InvalidParameterValue of an id of FIFO queues, in `parameter`.
aws::Error invalid_fifo_id(std::string_view id, std::string_view parameter);
// InvalidParameterValue: a receive cannot be repeated, as its messages are not as it left them.
aws::Error receive_is_not_retryable(std::string_view attempt_id);
aws::Error message_is_not_available(std::string_view handle);
aws::Error too_many_in_flight(std::string_view queue_name);

// Batches. `entry` names the entry's shape, `SendMessageBatchRequestEntry`.
aws::Error empty_batch_request(std::string_view entry);
aws::Error too_many_entries(std::size_t count);
aws::Error batch_entry_ids_not_distinct(std::string_view id);
aws::Error invalid_batch_entry_id();
aws::Error batch_request_too_long(std::int64_t bytes);

// Message move tasks.
aws::Error resource_not_found(std::string message);

}  // namespace sqs
