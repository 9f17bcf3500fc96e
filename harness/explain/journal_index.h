// The index that an explanation of a recorded take needs, in the journal's own file: which events
// are about which things, and what is said of many events at once. With it an explanation reads as
// many events as it tells of, however long the take was.
//
// Tables: `explain_thing(id, name)` with the names of harness/explain/things.h,
// `explain_about(thing, sequence)`, and `explain_summary(name, data)` with JSON texts: `queue
// NAME`, `highlights`, and `complete`, which is the sequence of the last event that all of it
// covers.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "harness/explain/summary.h"
#include "harness/explain/things.h"
#include "sim/journal/journal_file.h"

namespace harness {

class JournalIndex {
 public:
  // Makes the tables in a new journal, which must outlive this.
  explicit JournalIndex(sim::JournalFile& file);

  // REQUIRES: called with every event of the journal, in order. Errors as JournalFile::add() has.
  void see(const sim::Event& event);
  // Nothing comes after this; JournalFile::flush() keeps it. A journal without it is as one that
  // has no index.
  void finish();

 private:
  std::int64_t id_of(const std::string& thing);

  sim::Database& db_;
  Things things_;
  Summaries summaries_;
  std::map<std::string, std::int64_t> ids_;  // of the things that were seen of late
  std::uint64_t last_ = 0;
};

}  // namespace harness
