// Faults that struck by chance, as faults that strike at a certain occasion.
#pragma once

#include <vector>

#include "harness/scenario/value.h"

namespace harness::shrink {

// For each decision of the document that a fault strikes: the document with a rule by which it
// strikes at just that occasion, in the place of the decision. The rule that gave it a chance may
// be needed by others, and is left where it is.
std::vector<Value> with_rules_for_decisions(const Value& root);

}  // namespace harness::shrink
