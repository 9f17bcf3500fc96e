// `faults:` of scenarios and worlds, and what the control API is sent.
#pragma once

#include <string>
#include <vector>

#include "harness/scenario/problems.h"
#include "harness/scenario/shape.h"
#include "harness/scenario/value.h"
#include "harness/world/config.h"

namespace harness {

// One entry: a preset, or a rule for one kind.
Shape fault_shape();
// The key of scenarios and worlds.
Field faults_field();

// The rules of a list of entries, in their order; a problem for each part that has no effect.
// REQUIRES: each entry has the shape.
FaultsConfig faults_of(const std::vector<Value>& entries, Problems& problems);

// Adds a problem unless a `heal` step's text is `all` or a kind. REQUIRES: it is text.
void check_heal(const Value& value, Problems& problems);

// A chance as files have it: `2%`. std::invalid_argument if the text is none.
double parse_chance(const std::string& text);
std::string chance_text(double chance);

}  // namespace harness
