#include "sim/time/pacer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <stdexcept>

namespace sim {
namespace {

// How long to sleep when nothing is scheduled; anything from outside ends the sleep.
constexpr Duration kLongWait = std::chrono::hours{1};
constexpr int kMaxEventsAtOneInstant = 1'000'000;

}  // namespace

Pace Pace::parse(std::string_view text) {
  if (text == "virtual") return {Kind::kVirtual, 1};
  if (text == "manual") return {Kind::kManual, 1};
  if (text == "real") return {Kind::kScaled, 1};
  if (text.size() > 1 && text.front() == 'x') {
    const std::string digits(text.substr(1));
    char* end = nullptr;
    const double factor = std::strtod(digits.c_str(), &end);
    if (*end == '\0' && std::isfinite(factor) && factor > 0 && factor <= 1e6) {
      return {Kind::kScaled, factor};
    }
  }
  throw std::invalid_argument("'" + std::string(text) +
                              "' is not a pace: expected virtual, real, manual or xN (x100)");
}

std::string Pace::to_text() const {
  if (kind == Kind::kVirtual) return "virtual";
  if (kind == Kind::kManual) return "manual";
  if (factor == 1) return "real";
  std::string digits = std::to_string(factor);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return "x" + digits;
}

Pacer::Pacer(Scheduler& scheduler, const Register& holds, Pace pace, Outside* outside)
    : scheduler_(scheduler),
      holds_(holds),
      pace_(pace),
      outside_(outside),
      wall_anchor_(wall_now()),
      time_anchor_(scheduler.now()) {}

Duration Pacer::wall_now() { return std::chrono::steady_clock::now().time_since_epoch(); }

Time Pacer::wall_date() {
  return Time{
      std::chrono::duration_cast<Duration>(std::chrono::system_clock::now().time_since_epoch())};
}

Pacer::End Pacer::run(const std::function<bool()>& done) {
  return pace_.kind == Pace::Kind::kVirtual ? run_virtual(done) : run_scaled(done);
}

Pacer::End Pacer::run_virtual(const std::function<bool()>& done) {
  Time instant = scheduler_.now();
  int events_at_instant = 0;
  while (!done()) {
    if (outside_ != nullptr && outside_->poll()) continue;
    const bool held = !holds_.empty();
    const auto due = scheduler_.next_due();
    const bool ready = due && *due <= scheduler_.now();
    if (!ready && (held || !due)) {
      if (outside_ == nullptr || !outside_->wait(kLongWait)) return End::kStalled;
      continue;
    }
    scheduler_.run_next();
    if (scheduler_.now() != instant) {
      instant = scheduler_.now();
      events_at_instant = 0;
    } else if (++events_at_instant > kMaxEventsAtOneInstant) {
      throw std::logic_error("time does not move: a million events at " + to_iso8601(instant));
    }
  }
  return End::kDone;
}

Time Pacer::scaled_now() const {
  const double wall = static_cast<double>((wall_now() - wall_anchor_).count());
  return time_anchor_ + Duration{std::llround(wall * pace_.factor)};
}

void Pacer::run_ready(const std::function<bool()>& done, bool& finished) {
  const Time limit = pace_.kind == Pace::Kind::kManual ? scheduler_.now() : scaled_now();
  while (!(finished = done())) {
    const auto due = scheduler_.next_due();
    if (!due || *due > limit) break;
    scheduler_.run_next();
  }
  if (!finished) scheduler_.advance_to(limit);
}

Pacer::End Pacer::run_scaled(const std::function<bool()>& done) {
  for (;;) {
    bool finished = false;
    run_ready(done, finished);
    if (finished) return End::kDone;
    Duration limit = kLongWait;
    const auto due = scheduler_.next_due();
    if (due && pace_.kind == Pace::Kind::kScaled) {
      const double until = static_cast<double>((*due - scheduler_.now()).count());
      limit = std::min(limit, Duration{std::llround(std::ceil(until / pace_.factor))});
    }
    if (outside_ == nullptr) return End::kStalled;
    outside_->wait(std::max(limit, Duration::zero()));
  }
}

void Pacer::catch_up() {
  if (pace_.kind != Pace::Kind::kScaled) return;
  bool finished = false;
  run_ready([] { return false; }, finished);
}

void Pacer::advance(Duration span) {
  scheduler_.run_until(scheduler_.now() + span);
  time_anchor_ += span;
}

}  // namespace sim
