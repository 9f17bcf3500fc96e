// The faults of SNS (fakes/aws/fault_kind.h): what its documentation says may happen to a message
// on its way from a topic to a subscriber.
#pragma once

#include <array>
#include <chrono>

#include "fakes/aws/fault_kind.h"
#include "sim/time/time.h"

namespace sns {

inline constexpr std::array<aws::FaultParameter, 1> kSecondComesBy{
    aws::FaultParameter{"by", sim::DecisionKind::Form::kDuration, 0,
                        "how much later the second comes; at once without it"}};
inline constexpr std::array<aws::FaultParameter, 1> kDeliveredBy{
    aws::FaultParameter{"by", sim::DecisionKind::Form::kDuration, 10'000'000'000,
                        "how much later it comes; 10s without it", 0, true}};
// https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
inline constexpr sim::Duration kLongestTry = std::chrono::days{23};
inline constexpr std::array<aws::FaultParameter, 1> kGivenUpAfter{aws::FaultParameter{
    "after", sim::DecisionKind::Form::kDuration, 0,
    "for how long SNS tries, 23 days at most where the endpoint's service fails; not again without "
    "it, as where it refuses",
    kLongestTry.count()}};

inline constexpr aws::FaultKind kDuplicate{
    "sns.duplicate",
    "a topic, and the queue",
    "delivery",
    "a message that was published once in a subscribed queue twice, with the same MessageId in "
    "the envelope and another of SQS's",
    "https://aws.amazon.com/sns/features",
    0.2,
    3,
    kSecondComesBy};
inline constexpr aws::FaultKind kLate{
    "sns.late",
    "a topic, and the queue",
    "delivery",
    "a message in a subscribed queue some time after it was published, and after later ones",
    "https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html",
    0.1,
    3,
    kDeliveredBy};
// Not a part of the presets: without a dead-letter queue the message is lost.
inline constexpr aws::FaultKind kUndelivered{
    "sns.undelivered",
    "a topic, and the queue",
    "delivery",
    "no message in a subscribed queue: the dead-letter queue of the subscription gets it, and "
    "without a redrive policy nobody",
    "https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html",
    0,
    0,
    kGivenUpAfter};

inline constexpr std::array<const aws::FaultKind*, 3> kFaults{&kDuplicate, &kLate, &kUndelivered};

}  // namespace sns
