// What ECS decides (sim/random/decisions.h).
#pragma once

#include <array>

#include "sim/random/decision_kind.h"

namespace ecs {

inline constexpr sim::DecisionKind kStart{"ecs.start", sim::DecisionKind::Form::kDuration,
                                          "the family of the task",
                                          "how long a task takes from RunTask to RUNNING"};
inline constexpr sim::DecisionKind kDeactivation{
    "ecs.deactivation", sim::DecisionKind::Form::kDuration, "the family of the task",
    "how long a task is DEACTIVATING, before its containers get SIGTERM"};
inline constexpr sim::DecisionKind kDeprovisioning{
    "ecs.deprovisioning", sim::DecisionKind::Form::kDuration, "the family of the task",
    "how long a task takes from the end of its containers to STOPPED"};
inline constexpr sim::DecisionKind kServiceReaction{
    "ecs.service_reaction", sim::DecisionKind::Form::kDuration, "the service",
    "how long the scheduler of services takes to act on a change"};
inline constexpr sim::DecisionKind kDisruption{
    "ecs.disruption", sim::DecisionKind::Form::kDuration, "the family of the task",
    "how long a task has run when a fault strikes that ends it"};

inline constexpr std::array<const sim::DecisionKind*, 5> kDecisions{
    &kStart, &kDeactivation, &kDeprovisioning, &kServiceReaction, &kDisruption};

}  // namespace ecs
