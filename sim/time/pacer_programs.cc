// Pace virtual while real programs run: one thing at a time.
#include <algorithm>
#include <utility>

#include "sim/time/instant_limit.h"
#include "sim/time/pacer.h"

namespace sim {
namespace {

// Programs mostly work for less than a millisecond, and looking again at once is the fastest way
// to see them sleep; those that work for longer need the processor more than we do.
constexpr int kEagerLooks = 30;
constexpr Duration kBetweenLooks = std::chrono::microseconds{50};
// For how long a program that has worked beyond the patience is still looked at: whether it lives
// by the machine's clock may show only when it has run for a while.
constexpr Duration kLastLooks = std::chrono::seconds{1};
constexpr Duration kInputSlice = std::chrono::milliseconds{5};

}  // namespace

std::optional<Time> Pacer::next_instant() const {
  const auto due = scheduler_.next_due();
  const auto deadline = has_programs() ? programs_->next_deadline() : std::nullopt;
  if (!due) return deadline;
  return deadline ? std::min(*due, *deadline) : due;
}

void Pacer::move_to(Time now) {
  now = std::max(now, scheduler_.now());
  if (programs_ != nullptr) programs_->move_to(now);
  scheduler_.advance_to(now);
}

bool Pacer::is_ready() const {
  const auto due = scheduler_.next_due();
  return due && *due <= scheduler_.now();
}

// A callback may start a program, whose clock must be right from its first moment on.
void Pacer::run_callback() {
  if (const auto due = scheduler_.next_due()) move_to(*due);
  scheduler_.run_next();
}

void Pacer::settle() {
  if (!has_programs()) return;
  const Duration since = wall_now();
  for (int looks = 1; !programs_->quiet(); ++looks) {
    if (looks > kEagerLooks) pause(kBetweenLooks);
    // At wall pace, time goes on whoever is at work.
    if (at_wall_pace_ && looks > kEagerLooks) return;
    const Duration waited = wall_now() - since;
    if (waited <= patience_) continue;
    if (programs_->lives_by_wall()) return begin_wall_pace();
    if (waited > patience_ + kLastLooks) throw ClockHeld(programs_->who_is_busy());
  }
  const Duration charge = programs_->take_charge();
  if (charge > Duration::zero()) {
    owed_until_ = std::max(owed_until_, scheduler_.now()) + charge;
  }
}

bool Pacer::take_one_from_outside() {
  if (input_ == nullptr) return false;
  return has_programs() ? input_->wait(Duration::zero()) : input_->poll();
}

// Waits for an input, as nothing else can happen. False if none came while it was waited for.
bool Pacer::wait_for_outside() {
  if (!has_programs()) return input_ != nullptr && input_->wait(kLongWait);
  const Duration since = wall_now();
  const auto deadline = programs_->next_deadline();
  while (wall_now() - since <= patience_) {
    if (input_ == nullptr) {
      pause(kInputSlice);
    } else if (input_->wait(kInputSlice)) {
      return true;
    }
    if (!programs_->any() || !programs_->quiet()) return true;
    if (programs_->next_deadline() != deadline) return true;
  }
  return false;
}

void Pacer::begin_wall_pace() {
  if (at_wall_pace_) return;
  at_wall_pace_ = true;
  wall_anchor_ = wall_now();
  time_anchor_ = scheduler_.now();
}

// If a program lives by the machine's clock, lets as much simulated time pass as has passed on the
// wall, or waits for the next event until it has. False if there is no such program, nor was there
// one since the programs were last quiet.
bool Pacer::keep_wall_pace() {
  if (!has_programs() || !programs_->lives_by_wall()) return std::exchange(at_wall_pace_, false);
  begin_wall_pace();
  const Time limit = scaled_now();
  const auto next = next_instant();
  if (next && *next <= limit) {
    move_to(*next);
    return true;
  }
  move_to(limit);
  wait_for(next);
  return true;
}

// Wakes one program or runs one callback, whichever is due first. False if neither is due.
bool Pacer::do_one_that_is_due() {
  if (has_programs() && programs_->wake_one()) return true;
  if (!is_ready()) return false;
  run_callback();
  return true;
}

void Pacer::advance_with_programs(Time limit, const std::function<bool()>& enough) {
  for (settle(); !enough || !enough(); settle()) {
    if (take_one_from_outside() || do_one_that_is_due()) continue;
    const Time next = next_instant().value_or(Time::max());
    move_to(std::min(next, limit));
    if (next > limit) return;
  }
}

Pacer::End Pacer::run_with_programs(const std::function<bool()>& done) {
  InstantLimit limit;
  for (settle(); !done(); settle()) {
    limit.count(scheduler_.now());
    const bool owing = owed_until_ > scheduler_.now();
    if (!owing && take_one_from_outside()) continue;
    if (do_one_that_is_due() || keep_wall_pace()) continue;
    auto next = next_instant();
    if (owing) {
      move_to(std::min(next.value_or(owed_until_), owed_until_));
    } else if (next && holds_.empty()) {
      move_to(*next);
    } else if (!wait_for_outside()) {
      return End::kStalled;
    }
  }
  return End::kDone;
}

}  // namespace sim
