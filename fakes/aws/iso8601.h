// Reading the timestamps that clients send as text.
#pragma once

#include <optional>
#include <string_view>

#include "sim/time/time.h"

namespace aws {

// `2026-01-05T09:00:00Z`, with or without a fraction of a second, in UTC. Nothing if it is not, or
// lies outside the years that sim::Time can hold, 1678 to 2261.
std::optional<sim::Time> parse_iso8601(std::string_view text);

}  // namespace aws
