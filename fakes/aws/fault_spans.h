// How far back a fault may reach, for who has to remember so much.
#pragma once

#include <string_view>

#include "fakes/aws/faults.h"

namespace aws {

// The longest of what the rules of a kind say for a parameter that is a duration; zero if there is
// no rule of it. REQUIRES: the kind has the parameter.
sim::Duration longest_span(const Faults& faults, const FaultKind& kind, std::string_view parameter);

}  // namespace aws
