// Forms of text that the reports share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "harness/scenario/take.h"
#include "harness/story/text.h"

namespace harness {

// The first 16 digits of a digest: what people compare.
std::string short_digest(const std::string& digest);
// The same of a take's digest, with `~` in front if it covers behaviour alone.
std::string short_digest(const Take& take);
// `4.1ms`, `2.35s`: for wall time.
std::string wall_text(sim::Duration wall);
// How many times faster than real time; 0 if no wall time was measured.
double speed(sim::Duration simulated, sim::Duration wall);
// For HTML and XML, in elements and attributes; control characters, those that turn the direction
// of writing for what follows, and what XML cannot hold become U+FFFD.
std::string escaped(std::string_view text);
// `sqs.sent`, its subject and data as they are, on one line of at most `limit` bytes. For people
// who want to know what happened: event_in_words().
std::string event_line(const sim::Event& event, sim::Time begin, std::size_t limit);
// `scenarios/a.yaml:3:5`, or "" for a failure that has no place.
std::string place_text(const Place& place);

}  // namespace harness
