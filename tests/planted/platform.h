// The platform of the planted bugs: small workers, each right by itself, and wrong in one way for
// each name in a scenario's `planted`. It is in test builds only.
#pragma once

#include <memory>

#include "harness/scenario/platform.h"

namespace planted {

// Scenario key `planted: [NAME, …]`; the stand-ins of programs.h; the invariants of invariants.h.
std::shared_ptr<const harness::Platform> platform();

}  // namespace planted
