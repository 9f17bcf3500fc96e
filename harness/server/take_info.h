// What a journal says about the take it is of, so that the take can be played again.
#pragma once

#include "harness/world/config.h"
#include "harness/world/world.h"
#include "sim/journal/journal_file.h"
#include "sim/time/pacer.h"

namespace harness {

// `had_data`: the World did not begin empty, so its take cannot be played again.
sim::TakeInfo serve_info(const WorldConfig& config, World& world, sim::Pace pace, bool had_data);

}  // namespace harness
