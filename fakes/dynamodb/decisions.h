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
inline constexpr sim::DecisionKind kLimit{
    "dynamodb.limit", sim::DecisionKind::Form::kNumber, "the table",
    "which limit a throttled request exceeds: the table's first, then its global indexes', and of "
    "each first what is provisioned, then what a partition can do"};
inline constexpr sim::DecisionKind kUnseen{
    "dynamodb.unseen", sim::DecisionKind::Form::kNumber, "the table; an index: `orders/by-date`",
    "how many changes more than the latest a stale read does not see"};

inline constexpr std::array<const sim::DecisionKind*, 5> kDecisions{&kCreation, &kUpdate,
                                                                    &kDeletion, &kLimit, &kUnseen};

}  // namespace dynamodb
