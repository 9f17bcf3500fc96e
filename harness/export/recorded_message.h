// A message as ReceiveMessage would give it once more, from what its events and the calls around
// them say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "fakes/sqs/messages/message_attributes.h"
#include "harness/export/take_events.h"
#include "harness/export/waiting_messages.h"

namespace exporting {

struct RecordedMessage {
  std::string id;
  std::string body;
  sqs::MessageAttributes attributes;
  std::string sender;  // the account
  std::string group;   // FIFO
  std::string deduplication;
  std::string sequence;
  std::string trace_header;
  sim::Time sent{};
  std::optional<sim::Time> first_received;
  std::int64_t receives = 0;  // so far
  std::string source_arn;     // of the queue that it was moved from for its receives
};

// Nothing if its body is in no call and no answer of the take.
std::optional<RecordedMessage> recorded_message(TakeEvents& events, const WaitingMessage& waiting);

}  // namespace exporting
