// Which messages are in certain queues at the end of a take.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "harness/export/take_events.h"

namespace exporting {

// What the take says of queues: those that there are at the end, and which of them are the
// dead-letter queues of others.
struct TakeQueues {
  std::set<std::string> names;
  std::set<std::string> dead_letters;
};
TakeQueues queues_of(TakeEvents& events);

struct WaitingMessage {
  std::string id;
  std::string queue;
  int copies = 1;         // more than one if a fault has left others
  std::string origin_id;  // the message that a move task made it of, and so on to the first
};

// The messages in `queues` when the take ends, in the order in which they came into their queue.
// Only those are in memory, and the ids of messages that move tasks have made.
std::vector<WaitingMessage> waiting_in(TakeEvents& events, const std::set<std::string>& queues);

}  // namespace exporting
