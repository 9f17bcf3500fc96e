// What the program around a World lets the control API do to it.
#pragma once

#include <string>

#include "harness/explain/live_events.h"
#include "harness/explain/question.h"
#include "sim/time/time.h"

namespace harness {

class World;

class Controls {
 public:
  virtual ~Controls() = default;

  virtual World& world() = 0;
  // As sim::Pace::to_text() says it.
  virtual std::string pace() const = 0;
  // Why the store cannot keep what happens; "" if it can, as far as is known.
  virtual std::string store_trouble() const { return {}; }
  // What platforms tell of their events.
  virtual GuestWords guest_words() const { return {}; }
  // Moves simulated time, running what is due on the way. False if the server was stopped or reset,
  // or the store could not keep what was due, before all of the span had passed.
  // REQUIRES: time does not end before that (sim::kEndOfTime).
  virtual bool advance(sim::Duration span) = 0;
  // Builds the World anew, with the state of its data folder gone, before any answer goes out.
  virtual void reset() = 0;

  // What explanations are told from. Whoever builds the World anew says so by forget().
  LiveEvents& live_events() { return live_events_; }

 private:
  LiveEvents live_events_;
};

}  // namespace harness
