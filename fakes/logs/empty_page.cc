#include "fakes/logs/empty_page.h"

#include "fakes/logs/faults.h"

namespace logs {

std::optional<Gap> empty_page(Logs& logs, const aws::Caller& caller, const Group& group,
                              const Reading& reading, const std::vector<LogEvent>& events) {
  aws::Environment& environment = logs.environment();
  if (events.empty() || caller.is_harness || !environment.faults.may_strike(kEmptyPage)) {
    return std::nullopt;
  }
  const EventPosition first{events.front().time_ms, events.front().id};
  const EventPosition last{events.back().time_ms, events.back().id};
  const Gap gap = reading.is_forward ? Gap{{first.time_ms, first.id - 1}, first}
                                     : Gap{last, {last.time_ms, last.id + 1}};
  const EventPosition there = reading.is_forward ? gap.after : gap.before;
  if (there == reading.position) return std::nullopt;
  if (!aws::strike(environment, kEmptyPage, group.name)) return std::nullopt;
  return gap;
}

}  // namespace logs
