#include "sim/time/pacer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <thread>
#include <utility>

#include "sim/time/instant_limit.h"

namespace sim {
namespace {

// How long programs' clocks may stand still while time runs.
constexpr Duration kProgramsTick = std::chrono::milliseconds{1};
// How long callbacks may keep inputs waiting, in wall time, however many are due.
constexpr Duration kSlice = std::chrono::milliseconds{50};
constexpr double kMinFactor = 1e-3;
constexpr double kMaxFactor = 1e6;

}  // namespace

Pace Pace::parse(std::string_view text) {
  if (text == "virtual") return {Kind::kVirtual, 1};
  if (text == "skip") return {Kind::kSkip, 1};
  if (text == "manual") return {Kind::kManual, 1};
  if (text == "real") return {Kind::kScaled, 1};
  if (text.size() > 1 && text.front() == 'x') {
    const char* const end = text.data() + text.size();
    double factor = 0;
    const auto [stop, error] =
        std::from_chars(text.data() + 1, end, factor, std::chars_format::fixed);
    const bool is_number = error == std::errc{} && stop == end;
    if (is_number && factor >= kMinFactor && factor <= kMaxFactor) return {Kind::kScaled, factor};
  }
  throw std::invalid_argument("'" + std::string(text) +
                              "' is not a pace: expected virtual, skip, real, manual or xN (x100)");
}

std::string Pace::to_text() const {
  if (kind == Kind::kVirtual) return "virtual";
  if (kind == Kind::kSkip) return "skip";
  if (kind == Kind::kManual) return "manual";
  if (factor == 1) return "real";
  char digits[64];
  const auto end =
      std::to_chars(digits, digits + sizeof digits, factor, std::chars_format::fixed).ptr;
  return "x" + std::string(digits, end);
}

Pacer::Pacer(Scheduler& scheduler, const Register& holds, Pace pace, InputSource* input,
             ProgramClock* programs)
    : scheduler_(scheduler),
      holds_(holds),
      pace_(pace),
      input_(input),
      programs_(programs),
      wall_anchor_(wall_now()),
      time_anchor_(scheduler.now()) {}

Duration Pacer::wall_now() { return std::chrono::steady_clock::now().time_since_epoch(); }

Time Pacer::wall_date() {
  return Time{
      std::chrono::duration_cast<Duration>(std::chrono::system_clock::now().time_since_epoch())};
}

void Pacer::pause(Duration wall) { std::this_thread::sleep_for(wall); }

Pacer::End Pacer::run(const std::function<bool()>& done) {
  switch (pace_.kind) {
    case Pace::Kind::kVirtual:
      return programs_ == nullptr ? run_virtual(done) : run_with_programs(done);
    case Pace::Kind::kSkip:
      return run_skip(done);
    default:
      return run_scaled(done);
  }
}

Pacer::End Pacer::run_virtual(const std::function<bool()>& done) {
  InstantLimit limit;
  while (!done()) {
    if (input_ != nullptr && input_->poll()) continue;
    const bool held = !holds_.empty();
    const auto due = scheduler_.next_due();
    const bool ready = due && *due <= scheduler_.now();
    if (!ready && (held || !due)) {
      if (input_ == nullptr || !input_->wait(kLongWait)) return End::kStalled;
      continue;
    }
    scheduler_.run_next();
    limit.count(scheduler_.now());
  }
  return End::kDone;
}

Time Pacer::scaled_now() const {
  const double wall = static_cast<double>((wall_now() - wall_anchor_).count());
  return std::min(time_anchor_ + rounded(wall * pace_.factor), kEndOfTime);
}

// Runs what has become due, as much as `slice`, a span of wall time, allows.
void Pacer::run_ready(const std::function<bool()>& done, bool& finished, Duration slice) {
  const Time limit = pace_.kind == Pace::Kind::kManual ? scheduler_.now() : scaled_now();
  std::optional<Duration> since;
  while (!(finished = done())) {
    const auto due = scheduler_.next_due();
    if (!due || *due > limit) break;
    if (!since) since = wall_now();
    run_callback();
    if (wall_now() - *since >= slice) return;
  }
  if (!finished) move_to(limit);
}

Pacer::End Pacer::run_scaled(const std::function<bool()>& done) {
  for (;;) {
    bool finished = false;
    run_ready(done, finished, kSlice);
    if (finished) return End::kDone;
    const bool comes_by_itself =
        pace_.kind == Pace::Kind::kScaled && (!scheduler_.empty() || has_programs());
    if (programs_ != nullptr) programs_->wake_due();
    if (input_ == nullptr && !comes_by_itself) return End::kStalled;
    wait_for(comes_by_itself ? next_instant() : std::nullopt);
  }
}

// Jumps when all programs sleep and nobody holds the clock, else waits as a scaled pace does.
Pacer::End Pacer::run_skip(const std::function<bool()>& done) {
  for (;;) {
    bool finished = false;
    run_ready(done, finished, kSlice);
    if (finished) return End::kDone;
    if (programs_ != nullptr && programs_->wake_due() > 0) continue;
    // Whether programs sleep is asked first: only then it is known what they have sent, and until
    // when they wait.
    const bool asleep = !has_programs() || programs_->quiet();
    const bool by_wall = asleep && has_programs() && programs_->lives_by_wall();
    if (input_ != nullptr && input_->poll()) continue;
    // A program that lived by the machine's clock and has ended since then may have woken others.
    if (asleep && std::exchange(at_wall_pace_, by_wall) && !by_wall) continue;
    const auto next = next_instant();
    const bool held = by_wall || (!holds_.empty() && (next || input_ != nullptr));
    if (!asleep || held) {
      wait_for(next);
    } else if (next) {
      time_anchor_ = std::max(*next, scheduler_.now());
      wall_anchor_ = wall_now();
    } else if (!wait_for_outside()) {
      return End::kStalled;
    }
  }
}

// Waits until an input was handled, or about until `due` in simulated time.
void Pacer::wait_for(std::optional<Time> due) {
  Duration limit = kLongWait;
  if (due) {
    const double until = static_cast<double>((*due - scheduler_.now()).count());
    limit = std::min(limit, rounded(std::ceil(until / pace_.factor)));
  }
  if (has_programs()) limit = std::min(limit, kProgramsTick);
  if (input_ != nullptr) {
    input_->wait(limit);
  } else {
    std::this_thread::sleep_for(limit);
  }
}

void Pacer::go_on() {
  time_anchor_ = scheduler_.now();
  wall_anchor_ = wall_now();
}

void Pacer::catch_up() {
  if (pace_.kind != Pace::Kind::kScaled && pace_.kind != Pace::Kind::kSkip) return;
  bool finished = false;
  run_ready([] { return false; }, finished, Duration::max());
}

bool Pacer::advance(Duration span, const std::function<bool()>& enough) {
  const Time before = scheduler_.now();
  const Time limit = before + span;
  if (programs_ == nullptr) {
    advance_in_slices(limit, enough);
  } else {
    advance_with_programs(limit, enough);
  }
  time_anchor_ = time_anchor_ + (std::min(scheduler_.now(), limit) - before);
  return scheduler_.now() >= limit;
}

void Pacer::advance_in_slices(Time limit, const std::function<bool()>& enough) {
  Duration since = wall_now();
  for (auto due = scheduler_.next_due(); due && *due <= limit; due = scheduler_.next_due()) {
    scheduler_.run_next();
    if (input_ == nullptr || wall_now() - since < kSlice) continue;
    input_->poll();
    if (enough && enough()) return;
    since = wall_now();
  }
  scheduler_.advance_to(limit);
}

}  // namespace sim
