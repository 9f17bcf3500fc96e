// The decisions (sim/random/decisions.h) that are of no single service.
#pragma once

#include <array>

#include "sim/random/decision_kind.h"

namespace aws {

inline constexpr sim::DecisionKind kCallLatency{
    "aws.latency", sim::DecisionKind::Form::kDuration,
    "who calls, and the operation: `orders sqs.SendMessage`",
    "how long a call of a stand-in takes to reach the service"};

inline constexpr sim::DecisionKind kBackoff{
    "aws.backoff", sim::DecisionKind::Form::kDuration,
    "who calls, and the operation: `orders sqs.SendMessage`",
    "how long a stand-in waits before it tries a call again"};
inline constexpr sim::DecisionKind kFault{"fault", sim::DecisionKind::Form::kYesNo,
                                          "the kind of fault, and where: `sqs.duplicate jobs`",
                                          "whether a fault strikes that a rule gives a chance"};

inline constexpr std::array<const sim::DecisionKind*, 3> kDecisions{&kCallLatency, &kBackoff,
                                                                    &kFault};

}  // namespace aws
