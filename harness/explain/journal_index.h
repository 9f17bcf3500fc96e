// The index that an explanation of a recorded take needs, in the journal's own file: which events
// are about which things, and what is said of many events at once. With it an explanation reads as
// many events as it tells of, however long the take was.
//
// Tables: `explain_about(thing, first, sequences)` with the names of harness/explain/things.h and
// lists of sequences in parts, each with its first one and the others as
// harness/explain/sequences.h packs them; and `explain_summary(name, data)` with JSON texts: `queue
// NAME`, `highlights`, and `complete`, which is the sequence of the last event that all of it
// covers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "harness/explain/summary.h"
#include "harness/explain/things.h"
#include "sim/journal/journal_file.h"

namespace harness {

class JournalIndex {
 public:
  // As many names, and eight times as many sequences, are gathered in memory before they are
  // written: some 30 MB, if the names are as long as those of items with UUIDs.
  static constexpr std::size_t kMostGathered = 100'000;

  // Makes the tables in a new journal, which must outlive this.
  explicit JournalIndex(sim::JournalFile& file, std::size_t most_gathered = kMostGathered);

  // REQUIRES: called with every event of the journal, in order. Errors as JournalFile::add() has.
  void see(const sim::Event& event);
  // Nothing comes after this; JournalFile::flush() keeps it. A journal without it is as one that
  // has no index.
  void finish();

  // Whether a journal has an index that this program reads, and that covers all events up to
  // `last`.
  static bool is_complete(sim::Database& journal, std::uint64_t last);

 private:
  void write_gathered();
  void write_list(const std::string& thing, const std::vector<std::uint64_t>& sequences);

  sim::Database& db_;
  std::size_t most_gathered_;
  Things things_;
  Summaries summaries_;
  std::map<std::string, std::vector<std::uint64_t>> gathered_;  // sequences by thing
  std::size_t sequences_ = 0;                                   // that are gathered
  std::uint64_t last_ = 0;
};

}  // namespace harness
