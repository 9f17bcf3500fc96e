// The faults of CloudWatch Logs (fakes/aws/fault_kind.h): what its documentation says may happen.
//
// Events that are too old or too new for PutLogEvents are rejected by its rules, not by faults; its
// throttling is `aws.throttled`.
#pragma once

#include <array>

#include "fakes/aws/fault_kind.h"

namespace logs {

inline constexpr std::array<aws::FaultParameter, 1> kIngestedBy{
    aws::FaultParameter{"by", sim::DecisionKind::Form::kDuration, 30'000'000'000,
                        "how much later it is ingested; 30s without it", 0, true}};

inline constexpr aws::FaultKind kLateEvent{
    "logs.late_event",
    "a log group",
    "event",
    "an event some time after it was put, at the place of its own time and with a later "
    "ingestionTime: who reads on from a token or the latest event has passed it",
    "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_OutputLogEvent.html",
    0.5,
    5,
    kIngestedBy};
inline constexpr aws::FaultKind kEmptyPage{
    "logs.empty_page",
    "a log group",
    "page",
    "no event on a page of GetLogEvents or FilterLogEvents, and a token that leads to more",
    "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html",
    2,
    20};

inline constexpr std::array<const aws::FaultKind*, 2> kFaults{&kLateEvent, &kEmptyPage};

}  // namespace logs
