// What SendMessage, SendMessageBatch and deliveries from other services share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fakes/sqs/messages/message_attributes.h"
#include "fakes/sqs/queues/queue.h"

namespace sqs {

class Sqs;

// A message as a sender gives it. Refers to the request; keep that alive.
struct Draft {
  const std::string& body;
  const MessageAttributes& attributes;
  const MessageAttributes& system_attributes;
  std::optional<std::int32_t> delay_seconds = {};
  std::string_view deduplication_id = {};
  std::string_view group_id = {};
  std::string_view sender_id = {};
  std::string_view from = {};  // who sends it, for the journal
  // The body's name where it is missing: a batch says which entry.
  std::string_view body_parameter = "MessageBody";
};

struct Sent {
  std::string message_id;
  std::string body_md5;
  std::string attributes_md5;         // "" if there are none
  std::string system_attributes_md5;  // "" if there are none
  std::string sequence_number;        // FIFO queues only
};

// Throws if a FIFO queue's message has no group or no deduplication id.
void check_fifo_ids(const Queue& queue, const Draft& draft);

// Checks a message and puts it into the queue. A duplicate within a FIFO queue's five minutes is
// accepted and dropped: the answer is that of the first. Throws aws::Error and changes nothing.
Sent send(Sqs& sqs, Queue& queue, const Draft& draft);

}  // namespace sqs
