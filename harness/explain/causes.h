// Why something happened: along the recorded causes, and where a program's call has none, by what
// the program held at that time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "harness/explain/telling.h"

namespace harness {

// A message that somebody had received and neither deleted nor lost again.
struct HeldMessage {
  std::string id;
  std::string queue;
  sim::Event received;
};

// What an actor held right before an event, the message received last comes first; of the last ten
// that it received.
std::vector<HeldMessage> held_by(const Telling& telling, std::string_view actor,
                                 std::uint64_t before);

// What led to the event, a sentence each, from what is nearest to the outermost thing: a mail, a
// step of the scenario, a call from outside. Empty if no cause is known.
std::vector<Sentence> causes_of(const Telling& telling, const sim::Event& event);

// The event by which a message came to be: it was sent, or a move task made it of another one.
// Nothing if that is not there.
std::optional<sim::Event> origin_of(const Telling& telling, const std::string& message);

}  // namespace harness
