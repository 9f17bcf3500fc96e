// The faults of SQS (fakes/aws/fault_kind.h): what its documentation says may happen.
#pragma once

#include <array>

#include "fakes/aws/fault_kind.h"

namespace sqs {

inline constexpr std::array<aws::FaultParameter, 1> kCountsLagBy{
    aws::FaultParameter{"by", sim::DecisionKind::Form::kDuration, 60'000'000'000,
                        "how old the counts may be; 60s without it", 0, true}};
inline constexpr std::array<aws::FaultParameter, 1> kPollIsLateBy{
    aws::FaultParameter{"by", sim::DecisionKind::Form::kDuration, 5'000'000'000,
                        "how much later the answer comes; 5s without it", 0, true}};

inline constexpr aws::FaultKind kDuplicate{
    "sqs.duplicate",
    "a standard queue",
    "receive",
    "a message once more: another copy of one that was received, whether that is deleted or not",
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
    "standard-queues-at-least-once-delivery.html",
    0.2,
    3};
inline constexpr aws::FaultKind kOtherOrder{
    "sqs.other_order",
    "a standard queue",
    "receive",
    "a message that came later before those that came earlier, which come with later receives",
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
    "standard-queues.html",
    2,
    20};
inline constexpr aws::FaultKind kEmptyReceive{
    "sqs.empty_receive",
    "a standard queue",
    "receive",
    "no message from a short poll, though there are some",
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
    "sqs-short-and-long-polling.html",
    2,
    20};
inline constexpr aws::FaultKind kFailedEntry{
    "sqs.failed_entry",
    "a queue",
    "entry",
    "an entry of a batch among those that failed, though the call is answered with 200",
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/"
    "API_SendMessageBatch.html",
    0.2,
    3};
inline constexpr aws::FaultKind kLaggingCounts{
    "sqs.lagging_counts",
    "a queue",
    "look",
    "from GetQueueAttributes, the numbers of messages that it had told before",
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/"
    "API_GetQueueAttributes.html",
    10,
    50,
    kCountsLagBy};
inline constexpr aws::FaultKind kLatePoll{
    "sqs.late_poll",
    "a queue",
    "poll",
    "the messages of a long poll that waited only some time later, while they are in flight",
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
    "best-practices-setting-up-long-polling.html",
    0.5,
    5,
    kPollIsLateBy};

inline constexpr std::array<const aws::FaultKind*, 6> kFaults{
    &kDuplicate, &kOtherOrder, &kEmptyReceive, &kFailedEntry, &kLaggingCounts, &kLatePoll};

}  // namespace sqs
