// The faults of CloudWatch (fakes/aws/fault_kind.h): what its documentation says may happen.
#pragma once

#include <array>

#include "fakes/aws/fault_kind.h"

namespace cloudwatch {

inline constexpr std::array<aws::FaultParameter, 1> kEvaluatedBy{
    aws::FaultParameter{"by", sim::DecisionKind::Form::kDuration, 45'000'000'000,
                        "how much later the alarm is evaluated, and not in between; 45s without "
                        "it",
                        0, true}};
inline constexpr std::array<aws::FaultParameter, 1> kAvailableBy{
    aws::FaultParameter{"by", sim::DecisionKind::Form::kDuration, 120'000'000'000,
                        "how much later it is there; 2m without it", 0, true}};

inline constexpr aws::FaultKind kLateEvaluation{
    "cloudwatch.late_evaluation",
    "an alarm",
    "evaluation",
    "an alarm that changes its state, and notifies, some time after the period that is the reason",
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html",
    0.5,
    5,
    kEvaluatedBy};
inline constexpr aws::FaultKind kLateDatapoint{
    "cloudwatch.late_datapoint",
    "a metric, as `AWS/SQS/MetricName`, and the values of its dimensions",
    "datapoint",
    "no value in statistics and alarms until some time after it was put, or after the service "
    "that measures it had it; then it is there with its own time",
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html",
    0.5,
    5,
    kAvailableBy};
inline constexpr aws::FaultKind kMissingDatapoint{
    "cloudwatch.missing_datapoint",
    "a service's metric, as `AWS/SQS/MetricName`, and the values of its dimensions",
    "sample",
    "a minute without a datapoint of the metric: alarms treat it as missing data",
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/"
    "alarms-and-missing-data.html",
    0.2,
    3};

inline constexpr std::array<const aws::FaultKind*, 3> kFaults{&kLateEvaluation, &kLateDatapoint,
                                                              &kMissingDatapoint};

}  // namespace cloudwatch
