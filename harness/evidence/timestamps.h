// Instants as evidence writes them, with how exactly.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/time/time.h"

namespace evidence {

struct Instant {
  sim::Time time;
  sim::Duration resolution{};  // the unit of the last digit that is there

  friend bool operator==(const Instant&, const Instant&) = default;
};

// A date and a time of ISO 8601 as AWS, its CLI and OpenTelemetry write them: `T` or a space
// between, a fraction of up to nine digits or none, and `Z`, `+02:00`, `+0200` or nothing, which is
// UTC. With `rest`, what follows the time is put there; without it nothing may follow. Nothing if
// it is no such text, no date of the calendar, or lies outside what sim::Time holds.
std::optional<Instant> parse_timestamp(std::string_view text, std::string_view* rest = nullptr);

// Whether evidence can be of that time: from 2004, when the first of AWS's services began, and
// before 2200.
bool may_be_of_evidence(sim::Time time);

enum class Unit { kSeconds, kMilliseconds, kMicroseconds, kNanoseconds };

// A number of units since 1970 with an optional fraction: `1442428276921`, `1706098612.5`,
// `1.7060986125e9`. Nothing if it is no number, or more than sim::Time holds. Digits beyond
// nanoseconds are cut off.
std::optional<Instant> parse_epoch(std::string_view text, Unit unit);

}  // namespace evidence
