// The World's clock and its event loop in one object.
//
// Each callback runs with now() equal to its own due time. Callbacks due at the same time run in
// the order in which they were scheduled. now() never goes back, and never goes beyond kEndOfTime:
// callbacks that are due after it never run. Not thread-safe: one World, one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "sim/time/time.h"

namespace sim {

// Names one scheduled callback. The default value names none.
struct TimerId {
  Time due{};
  std::uint64_t sequence = 0;

  explicit operator bool() const { return sequence != 0; }
  friend auto operator<=>(const TimerId&, const TimerId&) = default;
};

class Scheduler {
 public:
  using Callback = std::function<void()>;

  explicit Scheduler(Time start = kDefaultStart) : now_(start), start_(start) {}
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;

  Time now() const { return now_; }
  // When this scheduler began; now() - start() is the simulated time that has passed.
  Time start() const { return start_; }

  // Runs `callback` once at `due`; a due time in the past means now().
  TimerId at(Time due, Callback callback);
  TimerId after(Duration delay, Callback callback) { return at(now_ + delay, std::move(callback)); }
  // Runs `callback` at now(), after everything already scheduled for now().
  TimerId post(Callback callback) { return at(now_, std::move(callback)); }

  // True if the callback had not run yet and now never will.
  bool cancel(TimerId id) { return timers_.erase(id) != 0; }

  bool empty() const { return !next_due(); }
  // The due time of the next callback; nothing if none will ever run.
  std::optional<Time> next_due() const;

  // Moves now() to the next callback's due time and runs it. False if there was none.
  bool run_next();
  // Runs everything due up to and including `limit`, then moves now() to `limit`, or to kEndOfTime
  // if that is earlier.
  void run_until(Time limit);
  // Moves now() forward, at most to kEndOfTime, without running anything.
  // REQUIRES: no callback is due before `to`.
  void advance_to(Time to);

  // How many callbacks have run.
  std::uint64_t events_run() const { return events_run_; }

 private:
  Time now_;
  Time start_;
  std::uint64_t next_sequence_ = 1;
  std::uint64_t events_run_ = 0;
  std::map<TimerId, Callback> timers_;
};

// A timer that is cancelled when its owner goes away.
class ScopedTimer {
 public:
  ScopedTimer() = default;
  ScopedTimer(Scheduler& scheduler, TimerId id) : scheduler_(&scheduler), id_(id) {}
  ScopedTimer(ScopedTimer&& other) noexcept
      : scheduler_(std::exchange(other.scheduler_, nullptr)), id_(other.id_) {}
  ScopedTimer& operator=(ScopedTimer&& other) noexcept {
    if (this != &other) {
      cancel();
      scheduler_ = std::exchange(other.scheduler_, nullptr);
      id_ = other.id_;
    }
    return *this;
  }
  ~ScopedTimer() { cancel(); }

  void cancel() {
    if (scheduler_ != nullptr) std::exchange(scheduler_, nullptr)->cancel(id_);
  }

 private:
  Scheduler* scheduler_ = nullptr;
  TimerId id_;
};

}  // namespace sim
