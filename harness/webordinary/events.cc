#include "harness/webordinary/events.h"

#include <utility>

namespace harness {

void record_claude(sim::Journal& journal, ClaudeState state, std::string actor, std::string command,
                   const ClaudeRun& run) {
  const auto record = [&](const auto& event) {
    journal.record(std::move(actor), std::move(command), event);
  };
  switch (state) {
    case ClaudeState::kStarted:
      return record(ClaudeStarted{run});
    case ClaudeState::kFinished:
      return record(ClaudeFinished{run});
    case ClaudeState::kFailed:
      return record(ClaudeFailed{run});
    case ClaudeState::kInterrupted:
      return record(ClaudeInterrupted{run});
    case ClaudeState::kKilled:
      return record(ClaudeKilled{run});
    case ClaudeState::kCrashedContainer:
      return record(ClaudeCrashedContainer{run});
  }
}

}  // namespace harness
