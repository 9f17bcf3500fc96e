// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "fakes/aws/service.h"
#include "fakes/sqs/messages/message_attributes.h"

namespace sqs {

class Sqs;

struct SendMessageResponse {
  std::string md5_of_message_body;
  std::string md5_of_message_attributes;         // "" if there are none
  std::string md5_of_message_system_attributes;  // "" if there are none
  std::string message_id;
  std::string sequence_number;  // FIFO queues only
  static const aws::Structure& shape();
};

struct SendMessageRequest {
  using Response = SendMessageResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "SendMessage";
  std::string queue_url;
  std::string message_body;
  std::optional<std::int32_t> delay_seconds;
  MessageAttributes message_attributes;
  MessageAttributes message_system_attributes;
  std::string message_deduplication_id;
  std::string message_group_id;
  static const aws::Structure& shape();
};

// Throws QueueDoesNotExist, InvalidMessageContents, InvalidParameterValue, MissingParameter,
// UnsupportedOperation.
SendMessageResponse send_message(Sqs& sqs, const aws::Call& call,
                                 const SendMessageRequest& request);

}  // namespace sqs
