// The log events, in the World's store, in the order of their times.
#pragma once

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
};

// A range of times, [from_ms, to_ms] with both ends included.
struct TimeRange {
  std::int64_t from_ms = 0;
  std::int64_t to_ms = INT64_MAX;
};

class LogEvents {
 public:
  explicit LogEvents(sim::Database& store) : store_(store) {}

  // Also moves the stream's own times.
  void add(std::int64_t group, std::int64_t stream, std::int64_t time_ms, std::int64_t now_ms,
           std::string_view message);
  // Of one stream, oldest first: the first `limit` after `after`, or the last `limit` before
  // `before`.
  std::vector<LogEvent> after(std::int64_t stream, TimeRange span, EventPosition after,
                              int limit) const;
  std::vector<LogEvent> before(std::int64_t stream, TimeRange span, EventPosition before,
                               int limit) const;
  // Of all streams of a group, oldest first.
  std::vector<LogEvent> of_group(std::int64_t group, TimeRange span, EventPosition after,
                                 int limit) const;

  // Deletes those of a group whose time is before this.
  void remove_before(std::int64_t group, std::int64_t time_ms);

 private:
  sim::Database& store_;
};

}  // namespace logs
