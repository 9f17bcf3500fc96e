// What SQS decides (sim/random/decisions.h).
#pragma once

#include <array>

#include "sim/random/decision_kind.h"

namespace sqs {

inline constexpr sim::DecisionKind kOrder{"sqs.order", sim::DecisionKind::Form::kNumber,
                                          "the queue",
                                          "which message comes first where another order strikes: "
                                          "how many that came earlier it passes beside one"};

inline constexpr std::array<const sim::DecisionKind*, 1> kDecisions{&kOrder};

}  // namespace sqs
