// Checks whether what a scenario refers to is there: users, containers, sites, rules of Claude
// Code.
#pragma once

#include <memory>

#include "harness/scenario/references.h"

namespace harness {

// Platform::reference_rules().
std::unique_ptr<ReferenceRules> webordinary_rules(const Value& root, const WorldConfig& world);

}  // namespace harness
