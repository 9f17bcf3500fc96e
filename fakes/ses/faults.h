// The faults of SES (fakes/aws/fault_kind.h): what its documentation says may happen to mail that
// would otherwise be taken and delivered.
//
// Where mail bounces, is complained about or delayed, the sending statistics count it, the journal
// has it, and a configuration set with an event destination publishes it. A notification that comes
// twice is the topic's: `sns.duplicate`.
#pragma once

#include <array>
#include <chrono>

#include "fakes/aws/fault_kind.h"
#include "sim/time/time.h"

namespace ses {

inline constexpr std::array<aws::FaultParameter, 1> kHardBouncedBy{
    aws::FaultParameter{"by", sim::DecisionKind::Form::kDuration, 2'000'000'000,
                        "how long it takes to be known; 2s without it"}};
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_DeliveryOptions.html
inline constexpr sim::Duration kLongestDelivery = std::chrono::hours{14};
inline constexpr std::array<aws::FaultParameter, 1> kSoftBouncedBy{aws::FaultParameter{
    "by", sim::DecisionKind::Form::kDuration, 50'400'000'000'000,
    "for how long SES tries; 14h without it, which is the longest", kLongestDelivery.count()}};
inline constexpr std::array<aws::FaultParameter, 1> kComplainedBy{
    aws::FaultParameter{"by", sim::DecisionKind::Form::kDuration, 3'600'000'000'000,
                        "how long after the delivery; 1h without it"}};
inline constexpr std::array<aws::FaultParameter, 1> kDelayedBy{aws::FaultParameter{
    "by", sim::DecisionKind::Form::kDuration, 600'000'000'000,
    "how much later it is delivered, 14h at most; 10m without it", kLongestDelivery.count()}};
inline constexpr std::array<aws::FaultParameter, 1> kPublishedBy{
    aws::FaultParameter{"by", sim::DecisionKind::Form::kDuration, 60'000'000'000,
                        "how much later it is published; 60s without it", 0, true}};
inline constexpr std::array<aws::FaultParameter, 1> kComesAgainBy{
    aws::FaultParameter{"by", sim::DecisionKind::Form::kDuration, 300'000'000'000,
                        "how much later it comes again; 5m without it"}};

inline constexpr aws::FaultKind kSendingRate{
    "ses.sending_rate",
    "a sender's address",
    "mail",
    "`Maximum sending rate exceeded.` for one mail, also one of many: Throttling, in version 2 "
    "TooManyRequestsException; nothing was sent, and SDKs try again",
    "https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html",
    0.1,
    1};
// Not a part of the presets: a quota is used up for hours.
inline constexpr aws::FaultKind kDailyQuota{
    "ses.daily_quota", "a sender's address", "mail",
    "`Daily message quota exceeded.` for one mail, with the errors of `ses.sending_rate`",
    "https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html"};
// Bounces and complaints are not parts of a normal day: they come from whom mail is sent to.
inline constexpr aws::FaultKind kHardBounce{
    "ses.hard_bounce",
    "a recipient's address",
    "mail",
    "a mail that was sent and did not arrive: an event Bounce, Permanent",
    "https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html",
    0,
    0.5,
    kHardBouncedBy};
inline constexpr aws::FaultKind kSoftBounce{
    "ses.soft_bounce",
    "a recipient's address",
    "mail",
    "a mail that was sent and did not arrive, as the mailbox was full for hours: an event "
    "DeliveryDelay, and in the end an event Bounce, Transient",
    "https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_DeliveryOptions.html",
    0,
    0.5,
    kSoftBouncedBy};
inline constexpr aws::FaultKind kComplaint{
    "ses.complaint",
    "a recipient's address",
    "mail",
    "that a recipient calls a mail which arrived spam: an event Complaint",
    "https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html",
    0,
    0.2,
    kComplainedBy};
inline constexpr aws::FaultKind kDeliveryDelay{
    "ses.delivery_delay",
    "a recipient's address",
    "mail",
    "a mail that arrives later than usual: an event DeliveryDelay, and Delivery when it has "
    "arrived",
    "https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html",
    0.2,
    3,
    kDelayedBy};
inline constexpr aws::FaultKind kLateEvent{
    "ses.late_event",
    "a configuration set",
    "event",
    "an event of a mail some time after it happened, and after later ones",
    "https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html",
    0.5,
    5,
    kPublishedBy};
inline constexpr aws::FaultKind kReceivedTwice{
    "ses.received_twice",
    "the first recipient's address",
    "mail",
    "a mail that comes in twice, with the same Message-ID and another id of SES's: SMTP sends "
    "again "
    "what it got no answer for",
    "https://www.rfc-editor.org/rfc/rfc1047.html",
    0.1,
    2,
    kComesAgainBy};

inline constexpr std::array<const aws::FaultKind*, 8> kFaults{
    &kSendingRate, &kDailyQuota,    &kHardBounce, &kSoftBounce,
    &kComplaint,   &kDeliveryDelay, &kLateEvent,  &kReceivedTwice};

}  // namespace ses
