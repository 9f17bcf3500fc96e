#include "fakes/cloudwatch/alarms/evaluate.h"

namespace cloudwatch {
namespace {

// Every datapoint is missing: only the alarm's treatment of missing data decides.
Evaluation all_missing(const MetricAlarm& alarm, std::string_view treatment) {
  Evaluation evaluation;
  evaluation.missing_filled = alarm.evaluation_periods;
  if (treatment == "breaching") {
    evaluation.state = kAlarm;
  } else if (treatment == "notBreaching") {
    evaluation.state = kOk;
  } else if (treatment != "ignore") {
    evaluation.state = kInsufficientData;
  }
  return evaluation;
}

}  // namespace

int periods_to_read(const MetricAlarm& alarm) { return alarm.evaluation_periods + 2; }

bool breaches(const MetricAlarm& alarm, double value) {
  const std::string& comparison = alarm.comparison_operator;
  if (comparison == "GreaterThanThreshold") return value > alarm.threshold;
  if (comparison == "GreaterThanOrEqualToThreshold") return value >= alarm.threshold;
  if (comparison == "LessThanThreshold") return value < alarm.threshold;
  return value <= alarm.threshold;
}

Evaluation evaluate(const MetricAlarm& alarm, const std::vector<Datapoint>& recent) {
  const std::string_view treatment =
      alarm.treat_missing_data ? std::string_view{*alarm.treat_missing_data} : "missing";
  const int needed = alarm.datapoints_needed();
  Evaluation evaluation;
  int oldest_age = 0;  // of the oldest real datapoint that counts, in periods
  int age = 0;
  for (const Datapoint& datapoint : recent) {
    ++age;
    if (!datapoint.value) continue;
    evaluation.considered.push_back(datapoint);
    if (breaches(alarm, *datapoint.value)) ++evaluation.breaching;
    oldest_age = age;
    if (std::ssize(evaluation.considered) == alarm.evaluation_periods) break;
  }
  const int real = static_cast<int>(evaluation.considered.size());
  if (real == 0) return all_missing(alarm, treatment);
  const int filled = alarm.evaluation_periods - real;
  if (evaluation.breaching >= needed) {
    evaluation.state = kAlarm;
  } else if (filled == 0 || treatment == "notBreaching") {
    evaluation.missing_filled = filled;
    evaluation.state = kOk;
  } else if (treatment == "breaching") {
    evaluation.missing_filled = filled;
    evaluation.state = evaluation.breaching + filled >= needed ? kAlarm : kOk;
  } else if (evaluation.breaching < real) {
    evaluation.state = kOk;
  } else if (treatment == "missing" && oldest_age >= needed) {
    // Every datapoint there is breaches, and the oldest has done so for long enough.
    evaluation.state = kAlarm;
  }
  return evaluation;
}

}  // namespace cloudwatch
