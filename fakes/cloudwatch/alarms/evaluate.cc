#include "fakes/cloudwatch/alarms/evaluate.h"

namespace cloudwatch {
namespace {

// Nothing is known but what is missing.
Finding all_missing(const MetricAlarm& alarm, std::string_view treatment) {
  Finding finding;
  finding.missing_filled = alarm.evaluation_periods;
  if (treatment == "breaching") {
    finding.state = kAlarm;
  } else if (treatment == "notBreaching") {
    finding.state = kOk;
  } else if (treatment != "ignore") {
    finding.state = kInsufficientData;
  }
  return finding;
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

Finding evaluate(const MetricAlarm& alarm, const std::vector<Datapoint>& recent) {
  const std::string_view treatment =
      alarm.treat_missing_data ? std::string_view{*alarm.treat_missing_data} : "missing";
  const int needed = alarm.datapoints_needed();
  Finding finding;
  int oldest_age = 0;  // of the oldest real datapoint that counts, in periods
  int age = 0;
  for (const Datapoint& datapoint : recent) {
    ++age;
    if (!datapoint.value) continue;
    finding.considered.push_back(datapoint);
    if (breaches(alarm, *datapoint.value)) ++finding.breaching;
    oldest_age = age;
    if (std::ssize(finding.considered) == alarm.evaluation_periods) break;
  }
  const int real = static_cast<int>(finding.considered.size());
  if (real == 0) return all_missing(alarm, treatment);
  const int filled = alarm.evaluation_periods - real;
  if (finding.breaching >= needed) {
    finding.state = kAlarm;
  } else if (filled == 0 || treatment == "notBreaching") {
    finding.missing_filled = filled;
    finding.state = kOk;
  } else if (treatment == "breaching") {
    finding.missing_filled = filled;
    finding.state = finding.breaching + filled >= needed ? kAlarm : kOk;
  } else if (finding.breaching < real) {
    finding.state = kOk;
  } else if (treatment == "missing" && oldest_age >= needed) {
    // Every datapoint there is breaches, and the oldest has done so for long enough.
    finding.state = kAlarm;
  }
  return finding;
}

}  // namespace cloudwatch
