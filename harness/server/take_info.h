// What a journal says about the take it is of, so that the take can be played again.
#pragma once

#include "harness/world/config.h"
#include "harness/world/world.h"
#include "sim/journal/journal_file.h"
#include "sim/time/pacer.h"

namespace harness {

// For a take of `backlot serve`. A World that began with data from before cannot be played again,
// and the journal says so.
sim::TakeInfo serve_info(const WorldConfig& config, World& world, sim::Pace pace);

}  // namespace harness
