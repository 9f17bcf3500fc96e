// Where an explanation asks for events: by their numbers, kinds, subjects, and by what they are
// about (harness/explain/things.h). Nobody who asks reads a whole journal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/explain/summary.h"
#include "sim/journal/journal_file.h"
#include "sim/time/cancellation.h"

namespace harness {

// Which of the events that fit are wanted: those with `after` < sequence < `before`, at most
// `limit`, the first ones or the last ones. They come in their order in any case.
struct Span {
  std::uint64_t after = 0;
  std::uint64_t before = INT64_MAX;  // as SQLite has no larger number
  std::size_t limit = 1000;
  bool last = false;
};

class EventSource {
 public:
  virtual ~EventSource() = default;
  EventSource() = default;
  EventSource(const EventSource&) = delete;
  EventSource& operator=(const EventSource&) = delete;

  // What is said of the take: `scenario`, `seed`, `result`, …; empty while it goes on.
  virtual const sim::TakeInfo& info() const = 0;
  // The instants of the take's beginning and of its last event, or now.
  virtual sim::Time begin() const = 0;
  virtual sim::Time end() const = 0;
  // The sequences of the oldest event that there is and of the newest. The oldest is not 1 if a
  // server forgot what was before it. 0 if there are no events.
  virtual std::uint64_t first() const = 0;
  virtual std::uint64_t last() const = 0;

  // Nothing if there is no such event, or if it is forgotten.
  virtual std::optional<sim::Event> find(std::uint64_t sequence) const = 0;
  virtual std::vector<sim::Event> of_subject(std::string_view subject, Span span) const = 0;
  virtual std::vector<sim::Event> of_kind(std::string_view kind, Span span) const = 0;
  virtual std::vector<sim::Event> about(std::string_view thing, Span span) const = 0;

  // The names of things that begin so, in order, at most `limit`: `queue web` finds `queue web-in`.
  std::vector<std::string> things(std::string_view prefix, std::size_t limit) const {
    return things_from(prefix, prefix, limit);
  }
  // The names of things from `from` on that begin with `prefix`, in order, at most `limit`.
  virtual std::vector<std::string> things_from(std::string_view from, std::string_view prefix,
                                               std::size_t limit) const = 0;
  // The ids of messages that begin so, in order, at most `limit`.
  virtual std::vector<std::string> messages(std::string_view prefix, std::size_t limit) const = 0;

  // What there was of one queue in all; nothing if no message was ever in it.
  virtual std::optional<QueueSummary> queue(std::string_view name) const = 0;
  virtual Highlights highlights() const = 0;
};

// A recorded take. The journal is asked where it has an index; one that was recorded without, or
// whose recording did not end, is read whole. sim::StoreError with one clear line as
// sim::JournalFile::read() has.
std::unique_ptr<EventSource> recorded_events(const std::string& path);

// Events that are in memory, such as those that a journal has. They must outlive this, and not
// change; `now` is the World's. All of them are looked at, which asks `cancellation`, if there is
// one: 100,000 take half a second.
std::unique_ptr<EventSource> events_in_memory(const std::deque<sim::Event>& events, sim::Time begin,
                                              sim::Time now, sim::TakeInfo info = {},
                                              sim::Cancellation* cancellation = nullptr);

}  // namespace harness
