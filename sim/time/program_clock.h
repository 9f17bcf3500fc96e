// What a Pacer asks of real programs that run on the World's clock.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>

#include "sim/time/time.h"

namespace sim {

class ProgramClock {
 public:
  virtual ~ProgramClock() = default;

  // Whether any program runs.
  virtual bool any() const = 0;
  // Whether all of them sleep, so that nothing happens until the World wakes one.
  virtual bool quiet() = 0;
  // The earliest instant at which one of them asked to be woken, which may have passed.
  virtual std::optional<Time> next_deadline() const = 0;
  // Their clocks show `now` from now on; nobody is woken. It never goes back.
  virtual void move_to(Time now) = 0;
  // Wakes all whose deadline is not after their clock; returns how many.
  virtual std::size_t wake_due() = 0;
  // Wakes one of the programs that wake_due() would wake, always the same one in the same
  // situation; false if there is none. Without this, programs that are due at the same time race
  // each other.
  virtual bool wake_one() { return wake_due() > 0; }
  // Whether one of them lives by the machine's clock, so that simulated time must not run ahead of
  // it. ClockHeld if that is to end the take.
  virtual bool lives_by_wall() { return false; }
  // Simulated time for the work that they have done since the last call: none by default.
  virtual Duration take_charge() { return Duration::zero(); }
  // `task edit-1: node (pid 12, thread 15) is running`.
  virtual std::string who_is_busy() const = 0;
};

// Thrown if programs are at work for longer than a take waits for them. what() is `the clock is
// held by ` and then who_is_busy().
class ClockHeld : public std::runtime_error {
 public:
  explicit ClockHeld(const std::string& who) : std::runtime_error("the clock is held by " + who) {}
};

}  // namespace sim
