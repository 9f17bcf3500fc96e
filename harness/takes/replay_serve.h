// Takes of `backlot serve`, given their inputs again.
#pragma once

#include "harness/takes/replay.h"

namespace harness {

// As play_again(), for a journal of a server.
Replayed play_serve_again(const sim::RecordedTake& take, const Platforms& platforms);

}  // namespace harness
