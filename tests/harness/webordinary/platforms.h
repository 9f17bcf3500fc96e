// The platforms that the shipped worlds and scenarios use.
#pragma once

#include "harness/scenario/platform.h"
#include "harness/webordinary/webordinary.h"

namespace tests {

inline harness::Platforms platforms() { return {harness::webordinary()}; }

}  // namespace tests
