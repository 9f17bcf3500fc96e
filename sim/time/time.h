// Instants and spans of simulated time.
//
// A Time is a point on the World's own clock, in nanoseconds since 1970-01-01T00:00:00Z, so that
// the timestamps that services put on the wire fall out of it directly. Nothing here reads a real
// clock.
//
// Sums and differences of times saturate: what 64 bits of nanoseconds do not hold (1677-09-21 to
// 2262-04-11) is Time::max() or Time::min(), a time that never comes or always was. So are longer
// units made a Duration by saturated(). Only the members += and -= of a Time do not saturate, as
// they are the standard library's: `t = t + span` is the form to use.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace sim {

using Duration = std::chrono::nanoseconds;

// The clock type of Time. It has no now(): the only now() is Scheduler's.
struct VirtualClock {
  using rep = Duration::rep;
  using period = Duration::period;
  using duration = Duration;
};

using Time = std::chrono::time_point<VirtualClock, Duration>;

// 2026-01-05T09:00:00Z, a Monday morning: when a scenario starts unless it says otherwise.
inline constexpr Time kDefaultStart{std::chrono::seconds{1767603600}};

// Where the clock ends, 2262-01-01T00:00:00Z: simulated time does not go beyond it, and what is due
// later never happens. It is far enough from Time::max() for spans of months to be added to it.
inline constexpr Time kEndOfTime{std::chrono::seconds{9214646400}};

// A span of whole units of any length as a Duration; beyond what that holds, its limit.
template <class Rep, class Period>
constexpr Duration saturated(const std::chrono::duration<Rep, Period>& span) {
  static_assert(std::is_integral_v<Rep>);
  using Wide = std::chrono::duration<std::int64_t, Period>;
  const Wide wide{static_cast<std::int64_t>(span.count())};
  if (wide > std::chrono::duration_cast<Wide>(Duration::max())) return Duration::max();
  if (wide < std::chrono::duration_cast<Wide>(Duration::min())) return Duration::min();
  return std::chrono::duration_cast<Duration>(wide);
}

// a + b; beyond what a Duration holds, its limit.
constexpr Duration saturated_sum(Duration a, Duration b) {
  Duration::rep sum = 0;
  if (!__builtin_add_overflow(a.count(), b.count(), &sum)) return Duration{sum};
  return b > Duration::zero() ? Duration::max() : Duration::min();
}

// a - b; beyond what a Duration holds, its limit.
constexpr Duration saturated_difference(Duration a, Duration b) {
  Duration::rep difference = 0;
  if (!__builtin_sub_overflow(a.count(), b.count(), &difference)) return Duration{difference};
  return b < Duration::zero() ? Duration::max() : Duration::min();
}

// These are more specialised than the operators of std::chrono, and found wherever a Time is used.
template <class Rep, class Period>
constexpr Time operator+(const Time& time, const std::chrono::duration<Rep, Period>& span) {
  return Time{saturated_sum(time.time_since_epoch(), saturated(span))};
}

template <class Rep, class Period>
constexpr Time operator-(const Time& time, const std::chrono::duration<Rep, Period>& span) {
  return Time{saturated_difference(time.time_since_epoch(), saturated(span))};
}

constexpr Duration operator-(const Time& a, const Time& b) {
  return saturated_difference(a.time_since_epoch(), b.time_since_epoch());
}

// The last whole multiple of `span` since 1970 that is not after `time`. REQUIRES: span > 0.
constexpr Time floor_to(Time time, Duration span) {
  const Duration since = time.time_since_epoch();
  const Duration rest = since % span;
  return rest < Duration::zero() ? time - rest - span : time - rest;
}

constexpr Time from_unix_ms(std::int64_t ms) {
  return Time{saturated(std::chrono::milliseconds{ms})};
}

constexpr std::int64_t unix_ms(Time t) {
  return std::chrono::floor<std::chrono::milliseconds>(t.time_since_epoch()).count();
}

constexpr std::int64_t unix_s(Time t) {
  return std::chrono::floor<std::chrono::seconds>(t.time_since_epoch()).count();
}

// The nearest whole number of nanoseconds; beyond what a Duration holds, its limit.
Duration rounded(double nanoseconds);

constexpr double seconds(Duration d) { return std::chrono::duration<double>(d).count(); }

// `2026-01-05T09:00:00.000Z`, always with milliseconds.
std::string to_iso8601(Time t);

// `1h02m03s`, `20m`, `4.250s`, `12ms`: the shortest form a person reads easily.
std::string to_text(Duration d);
// The shortest that parse_duration() reads back to the same: `45s`, `4.123456ms`. Up to 104 days;
// beyond them it may be off by what a double is. REQUIRES: d >= 0.
std::string to_exact_text(Duration d);

// Reads `90s`, `20m`, `6h`, `1.5s`, `250ms`, `1d`, or several joined: `1h30m`. A number without a
// unit, a negative number, an unknown unit or more than 10000 days is std::invalid_argument, whose
// text says what was expected.
Duration parse_duration(std::string_view text);

}  // namespace sim
