// One port for everything: the control API under `/_backlot/`, the pages of the world's extensions,
// and AWS.
#pragma once

#include <memory>

#include "harness/server/controls.h"
#include "sim/http/server.h"

namespace harness {

// Answers `exchange`, now or later. A request for the control API or for a page whose Host or
// Origin is not local is refused with 403; the front door refuses its own.
void answer(Controls& controls, const std::shared_ptr<sim::http::Exchange>& exchange);

}  // namespace harness
