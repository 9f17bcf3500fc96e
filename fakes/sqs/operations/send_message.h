// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
#pragma once

#include <string>

#include "fakes/aws/service.h"
#include "fakes/sqs/messages/send.h"

namespace sqs {

class Sqs;

struct SendMessageResponse : SendResult {
  static const aws::Structure& shape();
};

struct SendMessageRequest : SendMembers {
  using Response = SendMessageResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "SendMessage";
  std::string queue_url;
  static const aws::Structure& shape();
};

// Throws QueueDoesNotExist, InvalidMessageContents, InvalidParameterValue, MissingParameter,
// UnsupportedOperation.
SendMessageResponse send_message(Sqs& sqs, const aws::Call& call,
                                 const SendMessageRequest& request);

}  // namespace sqs
