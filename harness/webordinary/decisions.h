// What the platform decides (sim/random/decisions.h).
#pragma once

#include <array>

#include "sim/random/decision_kind.h"

namespace harness {

inline constexpr sim::DecisionKind kClaudeTakes{"claude.takes", sim::DecisionKind::Form::kDuration,
                                                "the container, by its CONTAINER_ID",
                                                "how long a run of Claude Code takes"};
inline constexpr sim::DecisionKind kFirstMail{
    "load.first_mail", sim::DecisionKind::Form::kDuration, "the conversation: `load1x3`",
    "how long after the beginning of the load its first mail is written"};
inline constexpr sim::DecisionKind kLaterMail{
    "load.later_mail", sim::DecisionKind::Form::kDuration, "the conversation: `load1x3`",
    "how long after the beginning of the load another of its mails is written"};
inline constexpr sim::DecisionKind kLoadSessions{
    "load.sessions", sim::DecisionKind::Form::kNumber, "the load: `load1`",
    "how many conversations there are beyond the fewest that the step allows"};

inline constexpr std::array<const sim::DecisionKind*, 4> kWebordinaryDecisions{
    &kClaudeTakes, &kFirstMail, &kLaterMail, &kLoadSessions};

}  // namespace harness
