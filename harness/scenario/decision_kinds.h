// All kinds of decisions that a World asks for: of the services, and of platforms.
#pragma once

#include <string>

#include "harness/scenario/platform.h"
#include "sim/random/decision_kind.h"

namespace harness {

sim::DecisionKinds decision_kinds(const Platforms& platforms);

// A table of them in Markdown, by their names: kind, what is decided, for whom, and how a value is
// written.
std::string in_markdown(const sim::DecisionKinds& kinds);

}  // namespace harness
