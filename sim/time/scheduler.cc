#include "sim/time/scheduler.h"

#include <algorithm>

namespace sim {

TimerId Scheduler::at(Time due, Callback callback) {
  const TimerId id{std::max(due, now_), next_sequence_++};
  // Most timers are due either at once or after all others. The hint makes the latter cheap.
  timers_.emplace_hint(timers_.end(), id, std::move(callback));
  return id;
}

std::optional<Time> Scheduler::next_due() const {
  if (timers_.empty() || timers_.begin()->first.due > kEndOfTime) return std::nullopt;
  return timers_.begin()->first.due;
}

bool Scheduler::run_next() {
  if (empty()) return false;
  auto node = timers_.extract(timers_.begin());
  now_ = node.key().due;
  ++events_run_;
  node.mapped()();
  return true;
}

void Scheduler::run_until(Time limit) {
  for (auto due = next_due(); due && *due <= limit; due = next_due()) run_next();
  advance_to(limit);
}

void Scheduler::advance_to(Time to) { now_ = std::max(now_, std::min(to, kEndOfTime)); }

}  // namespace sim
