// Instants and spans of simulated time.
//
// A Time is a point on the World's own clock, in nanoseconds since 1970-01-01T00:00:00Z, so that
// the timestamps AWS puts on the wire fall out of it directly. Nothing here reads a real clock.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

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

constexpr Time from_unix_ms(std::int64_t ms) { return Time{std::chrono::milliseconds{ms}}; }

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

// Reads `90s`, `20m`, `6h`, `1.5s`, `250ms`, `1d`, or several joined: `1h30m`. A number without a
// unit, a negative number, an unknown unit or more than 10000 days is std::invalid_argument, whose
// text says what was expected.
Duration parse_duration(std::string_view text);

}  // namespace sim
