#include "fakes/cloudwatch/alarms/alarm_limits.h"

#include "fakes/aws/decode.h"
#include "fakes/aws/environment.h"
#include "fakes/cloudwatch/errors.h"

namespace cloudwatch {
namespace {

constexpr std::int64_t kSecondsOfDay = 86400;
constexpr std::int64_t kSecondsOfHour = 3600;

}  // namespace

void check_periods(const MetricAlarm& alarm) {
  const bool is_high_resolution = alarm.period == 10 || alarm.period == 20 || alarm.period == 30;
  if (!is_high_resolution && alarm.period % 60 != 0) {
    throw validation_error("Period must be 10, 20, 30 or a multiple of 60");
  }
  const std::int64_t span = std::int64_t{alarm.period} * alarm.evaluation_periods;
  if (alarm.period < kSecondsOfHour && span > kSecondsOfDay) {
    throw validation_error(
        "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= "
        "86400).");
  }
  if (span > 7 * kSecondsOfDay) {
    throw validation_error(
        "Metrics cannot be checked across more than a week (EvaluationPeriods * Period must be <= "
        "604800).");
  }
  if (alarm.datapoints_needed() > alarm.evaluation_periods) {
    throw validation_error("DatapointsToAlarm must be less than or equal to EvaluationPeriods");
  }
}

void check_actions(const std::vector<std::string>& actions) {
  for (const std::string& action : actions) {
    const auto arn = aws::parse_arn(action);
    if (!arn) throw validation_error("Invalid arn syntax: " + action);
    if (arn->service != "sns") {
      throw aws::not_modelled("the alarm action '" + action + "' (topics of SNS are)");
    }
  }
}

}  // namespace cloudwatch
