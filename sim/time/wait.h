// What a coroutine can wait for: a span of time, an event, a value.
//
// Every awaiter here unhooks itself when it is destroyed, so destroying a suspended Task is safe
// at any point. Resumption always happens from the scheduler, never from inside set(), so the
// order of events stays the scheduler's.
#pragma once

#include <coroutine>
#include <list>
#include <optional>

#include "sim/time/scheduler.h"

namespace sim {

// co_await sleep(scheduler, 20min);
class [[nodiscard]] sleep {
 public:
  sleep(Scheduler& scheduler, Duration span) : scheduler_(scheduler), span_(span) {}
  sleep(const sleep&) = delete;
  sleep& operator=(const sleep&) = delete;

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> self) {
    timer_ = ScopedTimer{scheduler_, scheduler_.after(span_, [self] { self.resume(); })};
  }
  void await_resume() const noexcept {}

 private:
  Scheduler& scheduler_;
  Duration span_;
  ScopedTimer timer_;
};

// A flag that coroutines wait for. Setting it wakes all that wait; it stays set until clear().
class Signal {
 public:
  explicit Signal(Scheduler& scheduler) : scheduler_(scheduler) {}
  Signal(const Signal&) = delete;
  Signal& operator=(const Signal&) = delete;

  bool is_set() const { return set_; }
  void set();
  void clear() { set_ = false; }

  class Waiter;
  // Until the signal is set; true. With a limit, false if it was not set by then.
  Waiter wait();
  Waiter wait(Duration limit);

 private:
  Scheduler& scheduler_;
  bool set_ = false;
  std::list<Waiter*> waiters_;
};

class [[nodiscard]] Signal::Waiter {
 public:
  Waiter(Signal& signal, std::optional<Duration> limit) : signal_(signal), limit_(limit) {}
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;
  ~Waiter() { unhook(); }

  bool await_ready() const noexcept { return signal_.set_; }
  void await_suspend(std::coroutine_handle<> self);
  bool await_resume() const noexcept { return !timed_out_; }

 private:
  friend class Signal;
  void unhook();
  void wake();

  Signal& signal_;
  std::optional<Duration> limit_;
  std::coroutine_handle<> self_;
  bool hooked_ = false;
  bool timed_out_ = false;
  std::list<Waiter*>::iterator place_;
  ScopedTimer timer_;
};

inline Signal::Waiter Signal::wait() { return Waiter{*this, std::nullopt}; }
inline Signal::Waiter Signal::wait(Duration limit) { return Waiter{*this, limit}; }

}  // namespace sim
