// All facts of an import, in a SQLite file: more than fit into memory, sorted, each once.
//
//   FactStore store(path);
//   for (const std::string& file : files) read_file(file, store_and_tally);
//   store.finish();
//   store.each([](const Fact& fact, std::uint64_t told) { … });
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "harness/evidence/fact.h"
#include "sim/store/database.h"

namespace evidence {

class FactStore {
 public:
  // From the first to the last fact that one actor has in one source.
  struct Span {
    sim::Time first;
    sim::Time last;
    std::uint64_t facts = 0;
  };
  // By source and actor.
  using Spans = std::map<std::pair<std::string, std::string>, Span>;
  // One id of one fact.
  struct Mention {
    std::string value;
    IdKind kind = IdKind::kMentioned;
    std::int64_t row = 0;
  };
  // What joining asks of a fact.
  struct Moment {
    std::optional<sim::Time> time;
    sim::Duration resolution{};
    std::string source;
    std::string operation;
  };

  // Makes the file, in place of one that is there, and takes its name away at once: it lies in that
  // folder, where nobody sees it, and is gone with the store or the process. sim::StoreError if it
  // cannot be written.
  explicit FactStore(const std::string& path);
  ~FactStore();

  // A fact that is `outside` of what was asked for is kept, and no more: it joins nothing, and is
  // in no count. REQUIRES: finish() was not called.
  void add(const Fact& fact, bool is_outside = false);
  // Sorts, and takes facts that were told several times together: those of one operation with one
  // own id. To be called once.
  void finish();

  // How many were added, and how many of them were there already.
  std::uint64_t added() const { return rows_; }
  std::uint64_t repeated() const { return repeated_; }
  // Without those that have no time.
  const Spans& spans() const { return spans_; }

  // REQUIRES of all below: finish() was called.
  // Each fact, and how often it was told: those without a time first, then by time, sequence
  // number, and the order in which they were read. The fact is valid during the call, and `use`
  // may change it.
  void each(const std::function<void(Fact&, std::uint64_t told)>& use);
  // The payload of each fact of one operation, and its place, in the order in which they were read;
  // all else of the fact is empty. Valid during the call.
  void each_payload(std::string_view operation, const std::function<void(const Fact&)>& use);
  // All ids but those that facts have by their actor, by value. Valid during the call.
  void each_mention(const std::function<void(const Mention&)>& use);
  // Nothing if the fact was a repetition.
  std::optional<Moment> moment(std::int64_t row);

 private:
  struct OwnId {
    std::uint64_t hash = 0;
    std::uint32_t row = 0;
  };
  struct Last {  // what a column had in the row before
    std::string text;
    std::string key;
  };

  const std::string& key_of(std::string_view text, Last& last);
  std::string text_of(std::string_view key) const;
  void commit();
  void add_ids(const Fact& fact, bool is_outside);
  void add_span(const Fact& fact);
  void merge_repeated();
  void merge(const std::vector<std::uint32_t>& rows);

  std::unique_ptr<sim::Database> db_;
  std::uint64_t rows_ = 0;
  std::uint64_t repeated_ = 0;
  std::map<std::string, std::string, std::less<>> keys_;
  std::vector<std::string> names_;
  Last source_, actor_, operation_, resource_, file_;
  std::string ids_text_;
  std::string order_text_;
  std::vector<OwnId> own_ids_;
  std::vector<bool> is_outside_;  // by row
  Spans spans_;
  Spans::iterator last_span_ = spans_.end();
};

}  // namespace evidence
