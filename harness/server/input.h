// Inputs: the requests that reach a World, as events of its journal, from which a replay can give
// them to a World again.
//
// The kinds of events are in harness/world/input_events.h. The time of its event and how many
// callbacks the scheduler had run by then together say exactly where in the run an input came.
#pragma once

#include <cstdint>
#include <optional>

#include "harness/server/request_kind.h"
#include "sim/http/message.h"
#include "sim/journal/journal.h"
#include "sim/time/scheduler.h"

namespace harness {

struct Input {
  std::uint64_t sequence = 0;  // the number of its event
  sim::Time time;
  std::uint64_t after = 0;  // how many callbacks the scheduler had run (Scheduler::events_run)
  sim::http::Request request;
  // Not 0: this is no request, but says that the client of the input of that number has left.
  std::uint64_t gone = 0;
};

// Records an input of this kind now; the sequence of its event. Headers that hold secrets are left
// out. REQUIRES: is_input(kind).
std::uint64_t record_input(sim::Journal& journal, const sim::Scheduler& scheduler,
                           const sim::http::Request& request, RequestKind kind);
void record_gone(sim::Journal& journal, const sim::Scheduler& scheduler, std::uint64_t input);

// The input that an event is, or nothing if it is none. std::runtime_error if it is broken.
std::optional<Input> parse_input(const sim::Event& event);

}  // namespace harness
