// A journal on disk: a SQLite file that any SQLite tool opens, or lines of JSON.
//
// Tables: `event(sequence, time_ns, time, actor, kind, subject, cause, data)` and
// `take(name, value)` with what is needed to play the take again (seed, scenario, world, …) and
// the digest. See docs/time.md for what the digest covers.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/journal/journal.h"
#include "sim/store/database.h"

namespace sim {

// The version of the file's format; reading a file of another version is StoreError.
inline constexpr int kJournalVersion = 1;

using TakeInfo = std::map<std::string, std::string>;

struct RecordedTake {
  TakeInfo info;
  std::vector<Event> events;
};

class JournalFile {
 public:
  // Creates the file anew; one that exists is replaced only if it is a journal. StoreError with
  // one clear line if it cannot be written.
  explicit JournalFile(const std::string& path);

  void add(const Event& event);
  void set_info(const TakeInfo& info);
  // Everything added so far is on disk afterwards.
  void flush();
  // For tables of other components in the same file, which flush() keeps with the journal's.
  Database& database() { return *db_; }

  // Reads a whole journal. A file that is missing, is no journal, or is of another version is
  // StoreError with one clear line.
  static RecordedTake read(const std::string& path);
  // Opens a journal to ask it for some of its events; errors as read() has.
  static std::unique_ptr<Database> open(const std::string& path);
  static TakeInfo info(Database& journal);
  // The event of a row of `SELECT sequence, time_ns, actor, kind, subject, cause, data FROM event`.
  static Event event_of(const Statement& row);

 private:
  std::unique_ptr<Database> db_;
};

// Writes every event as a line of JSON, which may be shown on a terminal: what would command it is
// escaped, as JSON has it. std::runtime_error if the file cannot be written.
void export_jsonl(const std::vector<Event>& events, const std::string& path);

}  // namespace sim
