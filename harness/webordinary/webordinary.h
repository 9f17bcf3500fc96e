// The Webordinary platform: Hermes, edit containers and Claude Code, as a guest of Backlot.
#pragma once

#include <memory>

#include "harness/scenario/platform.h"

namespace harness {

std::shared_ptr<const Platform> webordinary();

}  // namespace harness
