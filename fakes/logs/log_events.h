// The log events, in the World's store, in the order of their times.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/store/database.h"

namespace logs {

struct LogEvent {
  std::int64_t id = 0;  // grows with each event
  std::int64_t stream = 0;
  std::int64_t time_ms = 0;
  std::int64_t ingestion_ms = 0;
  std::string message;
};

// A position between events: just after the event of this time and id.
struct EventPosition {
  std::int64_t time_ms = 0;
  std::int64_t id = 0;

  friend auto operator<=>(const EventPosition&, const EventPosition&) = default;
};

// A range of times, [from_ms, to_ms] with both ends included.
struct TimeRange {
  std::int64_t from_ms = 0;
  std::int64_t to_ms = INT64_MAX;
};

// How much is read at once: so many events, and no more than so many bytes of them, unless the
// first alone has more.
struct PageLimit {
  int events = 0;
  std::size_t bytes = 0;
};

// What an event counts: its message and 26 bytes.
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
std::size_t size_of(std::string_view message);

class LogEvents {
 public:
  explicit LogEvents(sim::Database& store) : store_(store) {}

  // Also moves the stream's own times.
  void add(std::int64_t group, std::int64_t stream, std::int64_t time_ms, std::int64_t now_ms,
           std::string_view message);
  // Of one stream, oldest first: the first after `after`, or the last before `before`.
  std::vector<LogEvent> after(std::int64_t stream, TimeRange span, EventPosition after,
                              PageLimit limit) const;
  std::vector<LogEvent> before(std::int64_t stream, TimeRange span, EventPosition before,
                               PageLimit limit) const;
  // Of all streams of a group, oldest first: the first after `after`.
  std::vector<LogEvent> of_group(std::int64_t group, TimeRange span, EventPosition after,
                                 PageLimit limit) const;

  // Deletes those of a group whose time is before this.
  void remove_before(std::int64_t group, std::int64_t time_ms);

 private:
  // The first events after a position of those whose `owner`, a column, is `id`.
  std::vector<LogEvent> read_on(std::string_view owner, std::int64_t id, TimeRange span,
                                EventPosition after, PageLimit limit) const;

  sim::Database& store_;
};

}  // namespace logs
