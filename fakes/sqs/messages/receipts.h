// From a client's receipt handle to the message it was given for.
#pragma once

#include <optional>
#include <string>

#include "fakes/sqs/messages/messages.h"

namespace sqs {

class Sqs;

struct Receipt {
  std::optional<Message> message;  // nothing if the message is gone
  bool is_latest = false;          // no other handle was given out for it since

  // A FIFO queue's handle is good while its message is in flight.
  bool has_expired() const { return message && (!is_latest || message->state != State::kInFlight); }
};

// Throws MissingParameter for an empty handle, ReceiptHandleIsInvalid for one that this queue
// never gave out.
Receipt find_receipt(Sqs& sqs, const Queue& queue, const std::string& handle);

}  // namespace sqs
