// What the workers, and the world around them, leave to chance (sim/random/decisions.h).
#pragma once

#include <array>

#include "sim/random/decision_kind.h"

namespace planted {

inline constexpr sim::DecisionKind kGap{"planted.gap", sim::DecisionKind::Form::kDuration,
                                        "who asks", "how long until the next thing is asked for"};
inline constexpr sim::DecisionKind kWork{"planted.work", sim::DecisionKind::Form::kDuration,
                                         "the family of the worker",
                                         "how long a piece of work takes"};
inline constexpr sim::DecisionKind kGateway{"planted.gateway", sim::DecisionKind::Form::kDuration,
                                            "the payment gateway", "how long it takes to answer"};
inline constexpr sim::DecisionKind kHang{"planted.hang", sim::DecisionKind::Form::kYesNo,
                                         "the payment gateway",
                                         "whether the first answer about an order never comes"};
inline constexpr sim::DecisionKind kOutage{"planted.outage", sim::DecisionKind::Form::kYesNo,
                                           "the payment gateway",
                                           "whether it is away for three minutes from an order on"};

inline constexpr sim::DecisionKind kUnreadable{"planted.unreadable",
                                               sim::DecisionKind::Form::kYesNo, "who asks",
                                               "whether nobody can do what is asked for"};
inline constexpr sim::DecisionKind kStumble{"planted.stumble", sim::DecisionKind::Form::kYesNo,
                                            "the family of the worker",
                                            "whether a piece of work fails, and not the next time"};
inline constexpr sim::DecisionKind kFreeze{"planted.freeze", sim::DecisionKind::Form::kYesNo,
                                           "the family of the worker",
                                           "whether it stands still for two minutes at its work"};

inline constexpr std::array<const sim::DecisionKind*, 8> kDecisions{
    &kGap, &kWork, &kGateway, &kHang, &kOutage, &kUnreadable, &kStumble, &kFreeze};

}  // namespace planted
