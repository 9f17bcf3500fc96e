#include "fakes/logs/late_events.h"

#include <algorithm>

#include "fakes/aws/later.h"
#include "fakes/aws/rows.h"
#include "fakes/logs/faults.h"

namespace logs {
namespace {

struct Late {
  std::int64_t group = 0;
  LogEvent event;
};

Late late_of(const sim::Statement& row) {
  return {row.integer(0),
          {0, row.integer(1), row.integer(2), row.integer(3), std::string(row.text(4))}};
}

}  // namespace

LateEvents::LateEvents(aws::Environment& environment, LogEvents& events)
    : environment_(environment), events_(events) {
  load();
}

void LateEvents::load() {
  sim::Statement& select = environment_.store.prepare("SELECT MIN(due_ms) FROM logs_late_event");
  select.bind();
  next_ms_ = aws::first_row(select, [](const sim::Statement& row) -> std::optional<std::int64_t> {
               if (row.is_null(0)) return std::nullopt;
               return row.integer(0);
             }).value_or(std::nullopt);
}

bool LateEvents::keep(const Group& group, const LogEvent& event) {
  const auto struck = aws::strike(environment_, kLateEvent, group.name);
  if (!struck) return false;
  const std::int64_t due_ms = sim::unix_ms(environment_.now() + struck->duration("by"));
  environment_.store.begin();
  environment_.store
      .prepare(
          "INSERT INTO logs_late_event (log_group, stream, time_ms, due_ms, message) "
          "VALUES (?, ?, ?, ?, ?)")
      .bind(group.id, event.stream, event.time_ms, due_ms, event.message)
      .run();
  next_ms_ = std::min(next_ms_.value_or(due_ms), due_ms);
  // Whoever reads has those arrive that are due; this is for who waits until none is on its way.
  aws::later(environment_, struck->duration("by"), "an event of the log group " + group.name,
             [this] { arrive(); });
  return true;
}

void LateEvents::arrive() {
  if (!next_ms_) return;
  const std::int64_t now_ms = sim::unix_ms(environment_.now());
  if (*next_ms_ > now_ms) return;
  environment_.store.begin();
  const auto all =
      aws::all_rows(environment_.store
                        .prepare("SELECT log_group, stream, time_ms, due_ms, message FROM "
                                 "logs_late_event WHERE due_ms <= ? ORDER BY due_ms, id")
                        .bind(now_ms),
                    late_of);
  for (const Late& late : all) {
    const LogEvent& event = late.event;
    events_.add(late.group, event.stream, event.time_ms, event.ingestion_ms, event.message);
  }
  environment_.store.prepare("DELETE FROM logs_late_event WHERE due_ms <= ?").bind(now_ms).run();
  load();
}

}  // namespace logs
