// One event of CloudWatch Logs as a fact, whichever form it came in.
#pragma once

#include <string_view>

#include "harness/evidence/reading.h"
#include "harness/evidence/timestamps.h"

namespace evidence {

struct LogEvent {
  std::string_view group;   // "" if it is not known
  std::string_view stream;  // `prefix/container/taskId` of ECS
  std::optional<Instant> time;
  std::string_view message;
  std::string_view id;  // "" if it has none
};

// The group of `@log`, which is `123456789012:/ecs/orders`: the account goes before it.
std::string_view group_of_log(std::string_view log);

// A record of CloudTrail or an event of EventBridge that was logged is told as itself.
void tell(const LogEvent& event, Reading& reading);

}  // namespace evidence
