// What the platform adds to the language of scenarios and worlds.
#pragma once

#include "harness/scenario/platform.h"

namespace harness {

Dialect webordinary_dialect();

}  // namespace harness
