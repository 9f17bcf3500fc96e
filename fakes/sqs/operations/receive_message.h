// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/sqs/messages/message_attributes.h"

namespace sqs {

class Sqs;

struct ReceivedMessage {
  std::string message_id;
  std::string receipt_handle;
  std::string md5_of_body;
  std::string body;
  std::map<std::string, std::string> attributes;
  std::string md5_of_message_attributes;  // of those that were asked for; "" if there are none
  MessageAttributes message_attributes;
  static const aws::Structure& shape();
};

struct ReceiveMessageResponse {
  std::vector<ReceivedMessage> messages;
  static const aws::Structure& shape();
};

struct ReceiveMessageRequest {
  using Response = ReceiveMessageResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "ReceiveMessage";
  std::string queue_url;
  std::vector<std::string> attribute_names;  // the old name of the next
  std::vector<std::string> message_system_attribute_names;
  std::vector<std::string> message_attribute_names;
  std::optional<std::int32_t> max_number_of_messages;
  std::optional<std::int32_t> visibility_timeout;
  std::optional<std::int32_t> wait_time_seconds;
  std::string receive_request_attempt_id;
  static const aws::Structure& shape();
};

// Answers at once if there is a message or the wait is zero, else when a message becomes visible
// or the wait is over. A FIFO queue gives the same messages and handles again to a call with the
// ReceiveRequestAttemptId of a receive of the last five minutes, while they are as that left them.
// Throws QueueDoesNotExist, InvalidAttributeName, InvalidParameterValue; and
// OverLimit if too many messages are in flight and the wait is zero.
void receive_message(Sqs& sqs, const ReceiveMessageRequest& request,
                     aws::Reply<ReceiveMessageResponse> reply);

}  // namespace sqs
