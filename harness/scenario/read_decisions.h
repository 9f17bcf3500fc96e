// Given decisions (sim/random/decisions.h) as files have them.
#pragma once

#include <string>
#include <vector>

#include "harness/scenario/problems.h"
#include "harness/scenario/shape.h"
#include "harness/scenario/value.h"
#include "sim/random/decisions.h"

namespace harness {

// An entry of a list of decisions: all values that are given for one kind and subject.
Shape decisions_shape();

// The decisions of a file's list; a problem for each that is of no kind, whose number or value is
// none, or that is given already. REQUIRES: the entries have the shape.
std::vector<sim::Decided> decisions_of(const std::vector<Value>& entries,
                                       const sim::DecisionKinds& kinds, Problems& problems);

// `decisions:` and the list in YAML, by kind and subject; "" if there are none.
std::string decisions_yaml(const std::vector<sim::Decided>& decisions);

}  // namespace harness
