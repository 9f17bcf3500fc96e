// Forms of text that the reports share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "harness/scenario/take.h"

namespace harness {

// The first 16 digits of a digest: what people compare.
std::string short_digest(const std::string& digest);
// The same of a take's digest, with `~` in front if it covers behaviour alone.
std::string short_digest(const Take& take);
// `1,234,567`
std::string grouped(std::uint64_t number);
// `4.1ms`, `2.35s`: for wall time.
std::string wall_text(sim::Duration wall);
// How many times faster than real time; 0 if no wall time was measured.
double speed(sim::Duration simulated, sim::Duration wall);
// A number without more digits than it needs: `12`, `3.5`.
std::string number_text(double number, int decimals = 1);
// At most `limit` bytes, cut between characters, with `…` if anything was cut.
std::string shortened(std::string_view text, std::size_t limit);
// For HTML and XML, in elements and attributes; control characters, those that turn the direction
// of writing for what follows, and what XML cannot hold become U+FFFD.
std::string escaped(std::string_view text);
// `sqs.sent`, its subject and data as they are, on one line of at most `limit` bytes. For people
// who want to know what happened: event_in_words().
std::string event_line(const sim::Event& event, sim::Time begin, std::size_t limit);
// `scenarios/a.yaml:3:5`, or "" for a failure that has no place.
std::string place_text(const Place& place);

}  // namespace harness
