// Who holds which messages: received, and neither deleted nor lost again.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/journal/event.h"

namespace exporting {

// One receive that has not ended.
struct Holding {
  std::uint64_t event = 0;  // of the receive
  std::uint64_t call = 0;   // that brought it
  std::string message;
  std::string queue;
  std::string receiver;
  std::int64_t receives = 0;
  sim::Time since{};
};

class HeldMessages {
 public:
  // To be called with each event of SQS about messages, in order. Returns what has ended by it.
  std::vector<Holding> see(const sim::Event& event);

  // What an actor holds, if that is one message; null if it holds none, or several.
  const Holding* only_one_of(const std::string& actor) const;
  // All that has not ended.
  std::vector<Holding> all() const;

 private:
  using Key = std::pair<std::string, std::string>;  // queue, message
  std::optional<Holding> end(const Key& key);
  std::vector<Holding> end_all_of(std::string_view queue);

  std::map<Key, Holding> held_;
  std::map<std::string, std::map<Key, const Holding*>> by_actor_;
};

}  // namespace exporting
