// How far back a fault may reach, for who has to remember so much.
#pragma once

#include <string_view>

#include "fakes/aws/faults.h"

namespace aws {

// The longest of what the rules of a kind say for a parameter that is a duration; zero if there is
// no rule of it. REQUIRES: the kind has the parameter.
sim::Duration longest_span(const Faults& faults, const FaultKind& kind, std::string_view parameter);
// The same of the rules that are of this resource, which are those that may strike there.
sim::Duration longest_span(const Faults& faults, const FaultKind& kind, std::string_view parameter,
                           std::string_view resource);

// Whether the rule's `of` names the resource, or its first word.
bool is_of(const FaultRule& rule, std::string_view resource);

}  // namespace aws
