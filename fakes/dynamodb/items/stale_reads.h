// Reads that see items as they were: those that do not ask for consistency, and those of global
// indexes, where such a fault strikes (fakes/dynamodb/faults.h).
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.ReadConsistency.html
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/environment.h"
#include "fakes/aws/service.h"
#include "fakes/dynamodb/items/items.h"

namespace dynamodb {

class StaleReads {
 public:
  StaleReads(aws::Environment& environment, Items& items)
      : environment_(environment), items_(items) {}
  StaleReads(const StaleReads&) = delete;
  StaleReads& operator=(const StaleReads&) = delete;

  // Call before an item is changed: `before` is its text, empty if there is none. Nothing is
  // remembered unless a read may be stale, and then for as long as that may be.
  void changes(const Table& table, const StoredKey& key, std::string_view before) {
    if (!environment_.faults.rules().empty()) return remember(table, key, before);
    if (!changes_.empty()) forget();
  }
  // Forgets all changes, for one who takes up the store again.
  void forget() { changes_.clear(); }

  // What is read, and which part of the table can matter to it.
  struct Reading {
    const aws::Caller& caller;
    const Table& table;
    bool consistent = false;
    const Index* index = nullptr;
    const StoredKey* key = nullptr;  // of the one item that is read
    const std::string* hash =
        nullptr;  // of the one partition that is read, as stored_hash() has it
  };

  // Returns read(), which sees the items as they are, or as they were if the fault strikes.
  template <class Read>
  auto see(const Reading& reading, const Read& read) {
    if (environment_.faults.rules().empty()) return read();
    const std::vector<Past> past = strike(reading);
    if (past.empty()) return read();
    // What is read is looked up in the store, indexes and all: so the store is what it was while
    // that goes on. An error of the store undoes the whole turn.
    const std::vector<Past> present = exchange(reading.table, past);
    try {
      auto result = read();
      restore(reading.table, present);
      return result;
    } catch (const aws::Error&) {
      restore(reading.table, present);
      throw;
    }
  }

 private:
  struct Change {
    sim::Time at;
    std::int64_t table = 0;
    StoredKey key;
    std::string before;  // empty for none
  };
  // An item as it was: its text, empty if there was none.
  struct Past {
    StoredKey key;
    std::string json;
    std::optional<std::int64_t> expires = {};  // as Items has it, of one that exchange() returned
  };

  void remember(const Table& table, const StoredKey& key, std::string_view before);
  // How long ago a change may be that a read does not see, by any of the rules.
  sim::Duration longest_lag() const;
  // What the read is to see in the place of what there is; empty if that is what it sees.
  std::vector<Past> strike(const Reading& reading);
  // The changes that matter to the read and are younger than `age`, the latest first.
  std::vector<const Change*> latest(const Reading& reading, sim::Duration age) const;
  // Makes the items what is given, and returns what they were.
  std::vector<Past> exchange(const Table& table, const std::vector<Past>& items);
  // Makes the items again what exchange() has returned, and when they expire.
  void restore(const Table& table, const std::vector<Past>& present);

  aws::Environment& environment_;
  Items& items_;
  std::deque<Change> changes_;  // in the order in which they were made
  std::optional<sim::Random> random_;
};

}  // namespace dynamodb
