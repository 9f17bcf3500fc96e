// All kinds of events that there may be in a journal: of the services, of programs, of scenarios,
// of what comes in over HTTP, and of platforms.
#pragma once

#include <string>

#include "harness/scenario/platform.h"
#include "sim/journal/event_kinds.h"

namespace harness {

sim::EventKinds event_kinds(const Platforms& platforms);

// A table of them in Markdown, by their names: kind, what has happened, and the members of the
// data, each with its type and `?` if it may be absent.
std::string in_markdown(const sim::EventKinds& kinds);

}  // namespace harness
