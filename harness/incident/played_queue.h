// A queue as it will be when the steps of a draft are played, as far as receives go: which messages
// the next one finds, and which of them go to the dead-letter queue.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "harness/incident/happenings.h"
#include "sim/time/time.h"

namespace incident {

// It finds messages in the order of sqs::Messages::next() (fakes/sqs/messages/messages.h).
class PlayedQueue {
 public:
  struct Held {
    const Message* message = nullptr;
    int receives = 0;
  };

  // `most_receives`: after which a message is a dead letter; 0: never.
  PlayedQueue(bool is_fifo, int most_receives) : is_fifo_(is_fifo), most_receives_(most_receives) {}

  void send(const Message& message);
  // Those whose time of being hidden has ended by `now` are visible again.
  void advance(sim::Time now);
  // What can be received, in the order in which it would be.
  std::vector<Held> visible() const;
  // A receive of up to `most`, which are hidden until then. Those that were received too often go.
  void receive(std::size_t most, sim::Time until);
  bool has(const Message& message) const;

 private:
  struct Entry {
    Held held;
    std::uint64_t sequence = 0;
    std::uint64_t ready = 0;         // its place in the order of delivery; 0: it is hidden
    std::optional<sim::Time> until;  // it is hidden
  };
  using Entries = std::vector<Entry>;

  std::vector<std::size_t> order() const;

  bool is_fifo_;
  int most_receives_;
  std::uint64_t last_ = 0;
  Entries entries_;  // in order of their sequences
};

}  // namespace incident
