// What is recorded of a World itself.
#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>

#include "sim/journal/event_kinds.h"
#include "sim/journal/event_type.h"

namespace harness {

// The store could not keep a turn, or the server was stopped in the middle of it. What the events
// from `since` to this one tell did not happen, but for what programs have done, and the calls
// among them were answered with an error.
struct TurnUndone {
  static constexpr std::string_view kKind = "store.undone";
  static constexpr std::string_view kSays =
      "the store could not keep what happened since another event; it was undone";
  std::uint64_t since = 0;  // the sequence of the first event of the turn; its own if it had none
  std::string_view reason;
  static constexpr auto fields() {
    return std::tuple{sim::field("since", &TurnUndone::since),
                      sim::field("reason", &TurnUndone::reason)};
  }
};

using WorldEvents = sim::EventTypes<TurnUndone>;

}  // namespace harness
