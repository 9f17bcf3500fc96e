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

// The key of scenarios and worlds that says which faults are not explored.
Field without_faults_field();

// The rules of a list of entries, in their order; a problem for each part that has no effect.
// REQUIRES: each entry has the shape.
FaultsConfig faults_of(const std::vector<Value>& entries, Problems& problems);

// `calm`, `normal day` and `bad day`.
std::vector<std::string> fault_presets();
// The rules of one of them, one a kind. REQUIRES: it is one.
std::vector<aws::FaultRule> rules_of_preset(const std::string& preset);

// `faults:` and the rules in YAML; "" if there are none.
std::string faults_yaml(const std::vector<aws::FaultRule>& rules);

// Adds a problem unless a `heal` step's text is `all` or a kind. REQUIRES: it is text.
void check_heal(const Value& value, Problems& problems);

// A chance as files have it: `2%`. std::invalid_argument if the text is none.
double parse_chance(const std::string& text);
std::string chance_text(double chance);

}  // namespace harness
