// A page without events, though there are some: as AWS may answer whoever reads page by page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/logs/logs.h"

namespace logs {

// Which way a reader goes, and where he is.
struct Reading {
  bool is_forward = true;
  EventPosition position;
};

// A gap between two events: what comes after it, and what is before it.
struct Gap {
  EventPosition after;
  EventPosition before;
};

// Where a reader is to be who gets an empty page in the place of one with these events: just before
// the first that he would read, so that his next token is another one. Nothing if he gets the
// events: none of those faults strikes (logs.empty_page), or there is no other place. `events` are
// the oldest first.
std::optional<Gap> empty_page(Logs& logs, const aws::Caller& caller, const Group& group,
                              const Reading& reading, const std::vector<LogEvent>& events);

}  // namespace logs
