#include "sim/time/scheduler.h"

#include <algorithm>

namespace sim {

TimerId Scheduler::at(Time due, Callback callback) {
  const TimerId id{std::max(due, now_), next_sequence_++};
  // Most timers are due after all others or right away; the hint makes the former cheap.
  timers_.emplace_hint(timers_.end(), id, std::move(callback));
  return id;
}

std::optional<Time> Scheduler::next_due() const {
  if (timers_.empty()) return std::nullopt;
  return timers_.begin()->first.due;
}

bool Scheduler::run_next() {
  if (timers_.empty()) return false;
  auto node = timers_.extract(timers_.begin());
  now_ = node.key().due;
  ++events_run_;
  node.mapped()();
  return true;
}

void Scheduler::run_until(Time limit) {
  while (!timers_.empty() && timers_.begin()->first.due <= limit) run_next();
  now_ = std::max(now_, limit);
}

void Scheduler::advance_to(Time to) { now_ = std::max(now_, to); }

}  // namespace sim
