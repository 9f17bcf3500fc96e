// How many messages are in each queue, and how old the oldest is, as the events of SQS tell it so
// far.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/journal/event.h"

namespace exporting {

class QueueGauge {
 public:
  struct Depth {
    std::int64_t visible = 0;
    std::int64_t in_flight = 0;
    std::int64_t delayed = 0;
    // When the messages in it were sent, and which they are.
    std::set<std::pair<sim::Time, std::string>> by_age;

    std::optional<sim::Time> oldest() const;
  };

  // To be called with each event of SQS about messages, in order. Returns the names of the queues
  // whose depth may be another one now.
  std::vector<std::string_view> see(const sim::Event& event);

  const std::map<std::string, Depth, std::less<>>& queues() const { return depths_; }
  // A queue that was made has a depth, even if nothing was ever in it; one that was deleted none.
  void made(std::string_view queue);
  void deleted(std::string_view queue);

  // The kinds of events that see() looks at.
  static const std::vector<std::string_view>& kinds();

 private:
  // The copies of one message, of which faults make more than one.
  struct Present {
    sim::Time sent{};
    std::int64_t visible = 0;
    std::int64_t in_flight = 0;
    std::int64_t delayed = 0;

    std::int64_t all() const { return visible + in_flight + delayed; }
  };
  using Key = std::pair<std::string, std::string>;  // queue, id

  // Changes a message and its queue alike.
  template <class Change>
  void change(std::string_view queue, const std::string& id, const Change& change);
  void enter(std::string_view queue, const std::string& id, sim::Time sent, bool is_delayed);
  // Nothing if it was not there.
  std::optional<sim::Time> leave(std::string_view queue, const std::string& id);
  void purge(std::string_view queue);

  std::map<Key, Present> present_;
  std::map<std::string, Depth, std::less<>> depths_;
};

}  // namespace exporting
