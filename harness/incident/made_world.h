// A world made of evidence alone, for incidents whose own world nobody has written down: the queues
// and tables that facts are about, and no programs, so that all that happened comes from outside.
#pragma once

#include <vector>

#include "harness/incident/draft.h"
#include "harness/incident/happenings.h"
#include "harness/incident/known_world.h"

namespace incident {

struct MadeWorld {
  std::vector<Entry> setup;  // the calls that make it
  KnownWorld known;          // the same, for the making of the scenario
};

// Names the dead-letter queues that nothing names. REQUIRES: place_messages() was called.
MadeWorld made_world(Happenings& happenings);

}  // namespace incident
