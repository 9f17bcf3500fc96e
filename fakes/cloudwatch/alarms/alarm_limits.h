// The rules of PutMetricAlarm that hold between several members.
#pragma once

#include <string>
#include <vector>

#include "fakes/cloudwatch/alarms/metric_alarm.h"

namespace cloudwatch {

// Throws ValidationError.
void check_periods(const MetricAlarm& alarm);
// Actions are SNS topics; other services' are BacklotNotModelled, by name.
void check_actions(const std::vector<std::string>& actions);

}  // namespace cloudwatch
