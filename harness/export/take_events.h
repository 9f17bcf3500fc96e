// The events of a recorded take, one after the other: a journal may be longer than the memory.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/export/cut_journal.h"
#include "sim/journal/event.h"
#include "sim/journal/journal_file.h"

namespace exporting {

class TakeEvents {
 public:
  // sim::StoreError with one clear line if the file is no journal of this version, cannot be read,
  // or holds no events.
  explicit TakeEvents(std::string path);

  using See = std::function<void(const sim::Event&)>;
  // Calls `see` with each event that happened, in order. What the store has undone did not happen
  // (`store.undone`), but for what programs printed. Of a journal that is broken come the events
  // before the place; trouble() says it then. `see` may ask for single events, and not for each().
  void each(const See& see);
  // The same for events of these kinds only.
  void each_of(const std::vector<std::string_view>& kinds, const See& see);

  // The instants of the first event, and of the last one of those that can be read.
  sim::Time begin();
  sim::Time end();

  // Of one subject, in order; those of more than `limit` that come first.
  std::vector<sim::Event> of_subject(std::string_view subject, std::size_t limit);
  std::optional<sim::Event> find(std::uint64_t sequence);
  // The answer to a call that came within a few events after `from`.
  std::optional<sim::Event> answer_to(std::uint64_t call, std::uint64_t from);

  // What is broken about the journal, as far as it was read; "" if nothing is.
  std::string trouble() const;

 private:
  // The events of a turn that was undone, both included.
  struct Undone {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
  };
  // False if the journal turned out to be broken.
  bool see_all(sim::Statement& rows, const See& see);
  bool happened(const sim::Event& event) const;
  void find_undone();
  void stream_again();
  void look_up_again();

  std::unique_ptr<ReadableCopy> copy_;  // of a journal whose end is missing
  std::string path_;
  // Two, as one that has met a broken page answers nothing any more.
  std::unique_ptr<sim::Database> stream_;
  std::unique_ptr<sim::Database> lookups_;
  std::vector<Undone> undone_;  // in order
  std::string trouble_;
};

}  // namespace exporting
