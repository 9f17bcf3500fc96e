// The decisions (sim/random/decisions.h) that are of no single service.
#pragma once

#include <array>

#include "sim/random/decision_kind.h"

namespace aws {

inline constexpr sim::DecisionKind kCallLatency{
    "aws.latency", sim::DecisionKind::Form::kDuration,
    "who calls, and the operation: `orders sqs.SendMessage`",
    "how long a call of a stand-in takes to reach the service"};

inline constexpr std::array<const sim::DecisionKind*, 1> kDecisions{&kCallLatency};

}  // namespace aws
