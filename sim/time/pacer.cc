#include "sim/time/pacer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <thread>

namespace sim {
namespace {

// How long to sleep when nothing is scheduled; anything from outside ends the sleep.
constexpr Duration kLongWait = std::chrono::hours{1};
constexpr int kMaxEventsAtOneInstant = 1'000'000;
constexpr double kMinFactor = 1e-3;
constexpr double kMaxFactor = 1e6;

}  // namespace

Pace Pace::parse(std::string_view text) {
  if (text == "virtual") return {Kind::kVirtual, 1};
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
                              "' is not a pace: expected virtual, real, manual or xN (x100)");
}

std::string Pace::to_text() const {
  if (kind == Kind::kVirtual) return "virtual";
  if (kind == Kind::kManual) return "manual";
  if (factor == 1) return "real";
  char digits[64];
  const auto end =
      std::to_chars(digits, digits + sizeof digits, factor, std::chars_format::fixed).ptr;
  return "x" + std::string(digits, end);
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
    const bool comes_by_itself = pace_.kind == Pace::Kind::kScaled && !scheduler_.empty();
    if (outside_ == nullptr && !comes_by_itself) return End::kStalled;
    wait_for(comes_by_itself ? scheduler_.next_due() : std::nullopt);
  }
}

// Until something came from outside, or about until it is `due`.
void Pacer::wait_for(std::optional<Time> due) {
  Duration limit = kLongWait;
  if (due) {
    const double until = static_cast<double>((*due - scheduler_.now()).count());
    limit = std::min(limit, rounded(std::ceil(until / pace_.factor)));
  }
  if (outside_ != nullptr) {
    outside_->wait(limit);
  } else {
    std::this_thread::sleep_for(limit);
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
