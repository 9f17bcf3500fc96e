// Why an alarm is in its state, in CloudWatch's words and as its JSON.
#pragma once

#include <string>

#include "fakes/cloudwatch/alarms/evaluate.h"

namespace cloudwatch {

// `Threshold Crossed: 1 out of the last 1 datapoints [3.0 (05/01/26 09:02:00)] was greater than the
// threshold (0.0) (minimum 1 datapoint for OK -> ALARM transition).`
// REQUIRES: the finding has a state.
std::string reason_text(const MetricAlarm& alarm, const Evaluation& evaluation);

// StateReasonData.
std::string reason_data(const MetricAlarm& alarm, const Evaluation& evaluation, sim::Time now);

}  // namespace cloudwatch
