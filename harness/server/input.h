// What reaches a World from outside, as events of its journal: enough to give it the same again.
//
// The kinds are in harness/world/input_events.h. With the event's time, `after` is the exact place
// of an input in the run.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/http/message.h"
#include "sim/journal/journal.h"
#include "sim/time/scheduler.h"

namespace harness {

struct Input {
  std::uint64_t sequence = 0;  // of its event
  sim::Time time;
  std::uint64_t after = 0;
  sim::http::Request request;
  std::uint64_t gone = 0;  // not 0: no request, but the client of that input has left
};

// True for a request that may change a World. A reset is none: the World and its journal end.
bool is_input(const sim::http::Request& request);
// True for one that moves time.
bool is_advance(const sim::http::Request& request);

// Records an input now; the sequence of its event. Headers that hold secrets are left out.
std::uint64_t record_input(sim::Journal& journal, const sim::Scheduler& scheduler,
                           const sim::http::Request& request);
void record_gone(sim::Journal& journal, const sim::Scheduler& scheduler, std::uint64_t input);

// The input that an event is, or nothing if it is none. std::runtime_error if it is broken.
std::optional<Input> parse_input(const sim::Event& event);

}  // namespace harness
