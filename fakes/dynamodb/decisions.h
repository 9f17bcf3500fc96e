// What DynamoDB decides (sim/random/decisions.h).
#pragma once

#include <array>

#include "sim/random/decision_kind.h"

namespace dynamodb {

inline constexpr sim::DecisionKind kCreation{
    "dynamodb.creation", sim::DecisionKind::Form::kDuration,
    "the table; an index: `orders/by-date`", "how long a table or an index takes to come"};
inline constexpr sim::DecisionKind kUpdate{"dynamodb.update", sim::DecisionKind::Form::kDuration,
                                           "the table", "how long a change of a table takes"};
inline constexpr sim::DecisionKind kDeletion{
    "dynamodb.deletion", sim::DecisionKind::Form::kDuration,
    "the table; an index: `orders/by-date`", "how long a table or an index takes to go"};

inline constexpr std::array<const sim::DecisionKind*, 3> kDecisions{&kCreation, &kUpdate,
                                                                    &kDeletion};

}  // namespace dynamodb
