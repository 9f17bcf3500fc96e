// The rules by which datapoints make an alarm's state.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
// (Evaluating an alarm; Configuring how CloudWatch alarms treat missing data)
#pragma once

#include <optional>
#include <vector>

#include "fakes/cloudwatch/alarms/metric_alarm.h"

namespace cloudwatch {

struct Datapoint {
  sim::Time start;              // of its period
  std::optional<double> value;  // nothing: missing
  double count = 0;             // samples in it
};

// What an evaluation finds. `state` is empty if the alarm keeps the state it has.
struct Evaluation {
  std::string_view state;
  // The datapoints that count, latest first: real ones, at most evaluation_periods of them.
  std::vector<Datapoint> considered;
  int breaching = 0;       // of `considered`
  int missing_filled = 0;  // how many missing datapoints were treated as breaching or not
};

// How many periods an evaluation looks back: two more than the alarm's evaluation periods, so that
// a late or missing datapoint does not decide alone.
int periods_to_read(const MetricAlarm& alarm);

// `recent` holds periods_to_read() datapoints, the latest first.
Evaluation evaluate(const MetricAlarm& alarm, const std::vector<Datapoint>& recent);

bool breaches(const MetricAlarm& alarm, double value);

}  // namespace cloudwatch
