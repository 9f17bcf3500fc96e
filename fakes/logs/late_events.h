// The log events that were taken and are not ingested yet, in the World's store.
//
// There are none unless a fault strikes (logs.late_event).
#pragma once

#include <cstdint>
#include <optional>

#include "fakes/aws/environment.h"
#include "fakes/logs/groups.h"
#include "fakes/logs/log_events.h"

namespace logs {

class LateEvents {
 public:
  // REQUIRES: the store has the tables of Logs.
  LateEvents(aws::Environment& environment, LogEvents& events);

  // Whether this event is late: then it is kept here. Asked once for each event, of which only the
  // place, the time and the message count.
  bool keep(const Group& group, const LogEvent& event);
  // Adds those whose time has come to the others, where they have their own times and were ingested
  // when it came.
  void arrive();
  // Takes up what the store holds.
  void load();

 private:
  aws::Environment& environment_;
  LogEvents& events_;
  std::optional<std::int64_t> next_ms_;  // when the next one is ingested
};

}  // namespace logs
