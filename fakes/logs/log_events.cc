#include "fakes/logs/log_events.h"

#include <algorithm>
#include <limits>

namespace logs {
namespace {

LogEvent event_of(const sim::Statement& row) {
  return {row.integer(0), row.integer(1), row.integer(2), row.integer(3), std::string(row.text(4))};
}

// SQLite seeks by one bound of a column, the first that it is given. Where that is the time alone,
// it reads the pages before a position again for each page: so there is one bound, the nearer.
constexpr std::int64_t kLastId = std::numeric_limits<std::int64_t>::max();

// How a page is read from a position: which events are beyond it, where they end, in what order.
struct Direction {
  std::string_view beyond;
  std::string_view within;
  std::string_view order;
};
constexpr Direction kOn{">", "<=", ""};
constexpr Direction kBack{"<", ">=", " DESC"};

// A page of the events whose `owner`, a column, is the first parameter.
std::string page_sql(std::string_view owner, const Direction& direction) {
  std::string sql = "SELECT id, stream, time_ms, ingestion_ms, message FROM logs_event WHERE ";
  sql.append(owner).append(" = ? AND (time_ms, id) ").append(direction.beyond);
  sql.append(" (?, ?) AND time_ms ").append(direction.within).append(" ? ORDER BY time_ms");
  sql.append(direction.order).append(", id").append(direction.order).append(" LIMIT ?");
  return sql;
}

std::vector<LogEvent> rows_of(sim::Statement& select, std::size_t most_bytes) {
  std::vector<LogEvent> events;
  std::size_t bytes = 0;
  while (select.step()) {
    bytes += size_of(select.text(4));
    if (!events.empty() && bytes > most_bytes) {
      select.reset();
      break;
    }
    events.push_back(event_of(select));
  }
  return events;
}

}  // namespace

std::size_t size_of(std::string_view message) {
  constexpr std::size_t kEventBytes = 26;
  return message.size() + kEventBytes;
}

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
                                       PageLimit limit) const {
  return read_on("stream", stream, span, after, limit);
}

std::vector<LogEvent> LogEvents::before(std::int64_t stream, TimeRange span, EventPosition before,
                                        PageLimit limit) const {
  const EventPosition to = std::min<EventPosition>(before, {span.to_ms, kLastId});
  auto events = rows_of(store_.prepare(page_sql("stream", kBack))
                            .bind(stream, to.time_ms, to.id, span.from_ms, limit.events),
                        limit.bytes);
  std::ranges::reverse(events);
  return events;
}

std::vector<LogEvent> LogEvents::of_group(std::int64_t group, TimeRange span, EventPosition after,
                                          PageLimit limit) const {
  return read_on("log_group", group, span, after, limit);
}

std::vector<LogEvent> LogEvents::read_on(std::string_view owner, std::int64_t id, TimeRange span,
                                         EventPosition after, PageLimit limit) const {
  const EventPosition from = std::max<EventPosition>(after, {span.from_ms, 0});
  return rows_of(store_.prepare(page_sql(owner, kOn))
                     .bind(id, from.time_ms, from.id, span.to_ms, limit.events),
                 limit.bytes);
}

void LogEvents::remove_before(std::int64_t group, std::int64_t time_ms) {
  store_.begin();
  store_.prepare("DELETE FROM logs_event WHERE log_group = ? AND time_ms < ?")
      .bind(group, time_ms)
      .run();
}

}  // namespace logs
