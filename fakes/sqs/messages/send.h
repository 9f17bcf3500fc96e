// How a message is sent: what SendMessage, SendMessageBatch and deliveries from other services
// share.
//
// When a sent message becomes visible: at once, or after its DelaySeconds; without those, and
// always in a FIFO queue, after the queue's. compose() in send.cc decides it.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html
//
// Deduplication: in a FIFO queue, find_original() in send.cc looks for a message of the last five
// minutes with the same deduplication id, which is that of the request or else the body's SHA-256.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fakes/aws/service.h"
#include "fakes/sqs/messages/message_attributes.h"
#include "fakes/sqs/queues/queue.h"

namespace sqs {

class Sqs;

// The members that a SendMessage request and an entry of SendMessageBatch have alike.
struct SendMembers {
  std::string message_body;
  std::optional<std::int32_t> delay_seconds;
  MessageAttributes message_attributes;
  MessageAttributes message_system_attributes;
  std::string message_deduplication_id;
  std::string message_group_id;
};

// Declares the members of SendMembers that follow the body. S derives from SendMembers.
template <class S>
aws::Structure with_send_members(aws::Structure shape) {
  return std::move(shape)
      .template field<S, &S::delay_seconds>("DelaySeconds")
      .template field<S, &S::message_attributes>("MessageAttributes")
      .query(message_attribute_form("MessageAttribute"))
      .template field<S, &S::message_system_attributes>("MessageSystemAttributes")
      .query(message_attribute_form("MessageSystemAttribute"))
      .template field<S, &S::message_deduplication_id>("MessageDeduplicationId")
      .template field<S, &S::message_group_id>("MessageGroupId");
}

// A message as a sender gives it. Refers to the request; keep that alive.
struct NewMessage {
  const std::string& body;
  const MessageAttributes& attributes;
  const MessageAttributes& system_attributes;
  std::optional<std::int32_t> delay_seconds = {};
  std::string_view deduplication_id = {};
  std::string_view group_id = {};
  std::string_view sender_id = {};
  std::string_view from = {};  // who sends it, for the journal
  // How an error names the body if it is missing: of a batch it names the entry.
  std::string_view body_parameter = "MessageBody";
};

// The message that a client's request asks to send. Refers to `members`.
NewMessage new_message_of(const SendMembers& members, const aws::Call& call);

struct SendResult {
  std::string message_id;
  std::string md5_of_message_body;
  std::string md5_of_message_attributes;         // "" if there are none
  std::string md5_of_message_system_attributes;  // "" if there are none
  std::string sequence_number;                   // FIFO queues only
};

// Throws if a FIFO queue's message has no group or no deduplication id.
void check_fifo_ids(const Queue& queue, const NewMessage& new_message);

// Checks a message and puts it into the queue. A duplicate within a FIFO queue's five minutes is
// accepted and dropped: the answer is that of the first. Throws aws::Error and changes nothing.
SendResult send(Sqs& sqs, Queue& queue, const NewMessage& new_message);

}  // namespace sqs
