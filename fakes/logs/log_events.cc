#include "fakes/logs/log_events.h"

#include <algorithm>

#include "fakes/aws/rows.h"

namespace logs {
namespace {

LogEvent event_of(const sim::Statement& row) {
  return {row.integer(0), row.integer(1), row.integer(2), row.integer(3), std::string(row.text(4))};
}

std::vector<LogEvent> rows_of(sim::Statement& select) { return aws::all_rows(select, event_of); }

}  // namespace

void LogEvents::add(std::int64_t group, std::int64_t stream, std::int64_t time_ms,
                    std::int64_t now_ms, std::string_view message) {
  store_.begin();
  store_
      .prepare(
          "INSERT INTO logs_event (log_group, stream, time_ms, ingestion_ms, message) "
          "VALUES (?, ?, ?, ?, ?)")
      .bind(group, stream, time_ms, now_ms, message)
      .run();
  store_
      .prepare(
          "UPDATE logs_stream SET "
          "first_event_ms = MIN(COALESCE(first_event_ms, ?1), ?1), "
          "last_event_ms = MAX(COALESCE(last_event_ms, ?1), ?1), "
          "last_ingestion_ms = ?2 WHERE id = ?3")
      .bind(time_ms, now_ms, stream)
      .run();
}

std::vector<LogEvent> LogEvents::after(std::int64_t stream, TimeRange span, EventPosition after,
                                       int limit) const {
  return rows_of(
      store_
          .prepare("SELECT id, stream, time_ms, ingestion_ms, message FROM logs_event "
                   "WHERE stream = ? AND time_ms >= ? AND time_ms <= ? AND (time_ms, id) > (?, ?) "
                   "ORDER BY time_ms, id LIMIT ?")
          .bind(stream, span.from_ms, span.to_ms, after.time_ms, after.id, limit));
}

std::vector<LogEvent> LogEvents::before(std::int64_t stream, TimeRange span, EventPosition before,
                                        int limit) const {
  auto events = rows_of(
      store_
          .prepare("SELECT id, stream, time_ms, ingestion_ms, message FROM logs_event "
                   "WHERE stream = ? AND time_ms >= ? AND time_ms <= ? AND (time_ms, id) < (?, ?) "
                   "ORDER BY time_ms DESC, id DESC LIMIT ?")
          .bind(stream, span.from_ms, span.to_ms, before.time_ms, before.id, limit));
  std::ranges::reverse(events);
  return events;
}

std::vector<LogEvent> LogEvents::of_group(std::int64_t group, TimeRange span, EventPosition after,
                                          int limit) const {
  return rows_of(store_
                     .prepare("SELECT id, stream, time_ms, ingestion_ms, message FROM logs_event "
                              "WHERE log_group = ? AND time_ms >= ? AND time_ms <= ? AND "
                              "(time_ms, id) > (?, ?) ORDER BY time_ms, id LIMIT ?")
                     .bind(group, span.from_ms, span.to_ms, after.time_ms, after.id, limit));
}

void LogEvents::remove_before(std::int64_t group, std::int64_t time_ms) {
  store_.begin();
  store_.prepare("DELETE FROM logs_event WHERE log_group = ? AND time_ms < ?")
      .bind(group, time_ms)
      .run();
}

}  // namespace logs
