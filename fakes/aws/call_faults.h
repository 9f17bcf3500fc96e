// The faults that may strike the call of any operation.
//
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
// https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "fakes/aws/environment.h"
#include "fakes/aws/service.h"

namespace aws {

inline constexpr std::array<FaultParameter, 1> kLateBy{
    FaultParameter{"by", sim::DecisionKind::Form::kDuration, 3'000'000'000,
                   "how much later the answer comes; 3s without it", 0, true}};
inline constexpr std::array<FaultParameter, 1> kClosedAfter{
    FaultParameter{"after", sim::DecisionKind::Form::kDuration, 0,
                   "how long the client waits until the connection closes; not at all without it"}};

inline constexpr FaultKind kThrottled{
    "aws.throttled",
    "an operation",
    "call",
    "the service's own error for too many requests, and nothing was done; SDKs try again",
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html",
    0.2,
    3};
inline constexpr FaultKind kUnavailable{
    "aws.unavailable",
    "an operation",
    "call",
    "503 ServiceUnavailable, and nothing was done; SDKs try again",
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html",
    0.05,
    1};
inline constexpr FaultKind kFailedAfterEffect{
    "aws.failed_after_effect",
    "an operation",
    "call",
    "the service's internal error, 500, though what was asked for was done; SDKs try again",
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html",
    0.02,
    1};
inline constexpr FaultKind kLostAnswer{
    "aws.lost_answer",
    "an operation",
    "call",
    "the connection closes without an answer, though what was asked for was done; SDKs try again",
    "https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html",
    0.02,
    1,
    kClosedAfter};
inline constexpr FaultKind kBrokenAnswer{
    "aws.broken_answer",
    "an operation",
    "call",
    "the connection breaks in the middle of the answer to a call that was done; SDKs that notice "
    "try again",
    "https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html",
    0.01,
    0.5};
inline constexpr FaultKind kLateAnswer{
    "aws.late_answer",
    "an operation",
    "call",
    "the answer comes later than usual, or after the client has given up waiting",
    "https://docs.aws.amazon.com/sdkref/latest/guide/feature-smart-config-defaults.html",
    0.2,
    3,
    kLateBy};

inline constexpr std::array<const FaultKind*, 6> kCallFaults{
    &kThrottled, &kUnavailable, &kFailedAfterEffect, &kLostAnswer, &kBrokenAnswer, &kLateAnswer};

// What a call is an occasion of: its operation, and after a space the queue, table or topic that it
// names, if it names one: `sqs.SendMessage jobs`.
std::string occasion_name(const Service& service, const Operation& operation, const void* input);
bool may_strike_calls(const Faults& faults);

// An error that a call is answered with as a fault has struck, and the event of that.
struct FaultError {
  Error error;
  std::uint64_t event = 0;
};
// Asked before the operation runs: an error instead of that.
std::optional<FaultError> refused_by_fault(Environment& environment, const ServiceModel& model,
                                           const std::string& occasion);
// Asked when the operation has succeeded: an error instead of its answer.
std::optional<FaultError> failed_by_fault(Environment& environment, const ServiceModel& model,
                                          const std::string& occasion);
// Asked when the answer is on its way.
Delivery delivery_of(Environment& environment, const std::string& occasion);

}  // namespace aws
