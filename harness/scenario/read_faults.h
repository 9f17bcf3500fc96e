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

// The rules of a list of entries, in their order; a problem for each part that has no effect, and
// for each rule that can never strike whatever there is.
// REQUIRES: each entry has the shape.
FaultsConfig faults_of(const std::vector<Value>& entries, Problems& problems);

// `calm`, `normal day` and `bad day`.
std::vector<std::string> fault_presets();
// The rules of one of them, one a kind. REQUIRES: it is one.
std::vector<aws::FaultRule> rules_of_preset(const std::string& preset);

// A rule in YAML: `sqs.duplicate: {of: jobs, chance: 2%}`.
std::string fault_yaml(const aws::FaultRule& rule);
// `faults:` and the rules in YAML; "" if there are none.
std::string faults_yaml(const std::vector<aws::FaultRule>& rules);

// Adds a problem for each of a scenario's `heal` steps, in their order, that is neither `all` nor a
// kind, or of which no rule is left, so that it heals nothing. The first `all` may: the rules of
// exploration are not among `rules`. REQUIRES: the steps are text.
void check_heals(const std::vector<Value>& heals, const std::vector<aws::FaultRule>& rules,
                 Problems& problems);

// A chance as files have it: `2%`. std::invalid_argument if the text is none.
double parse_chance(const std::string& text);
std::string chance_text(double chance);

}  // namespace harness
