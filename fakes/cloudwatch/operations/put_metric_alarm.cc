#include "fakes/cloudwatch/operations/put_metric_alarm.h"

#include <algorithm>
#include <cctype>

#include "fakes/aws/decode.h"
#include "fakes/cloudwatch/alarms/alarm_limits.h"
#include "fakes/cloudwatch/alarms/metric_alarm.h"
#include "fakes/cloudwatch/errors.h"
#include "fakes/cloudwatch/metrics/metric_text.h"

namespace cloudwatch {
namespace {

constexpr std::string_view kTreatments[] = {"breaching", "notBreaching", "ignore", "missing"};

void check_alarm_text(const std::string& text, const std::string& name) {
  const std::string_view refused = refused_characters(text);
  if (refused.empty()) return;
  std::string words(refused);
  // As AWS writes it here, if not in PutMetricData.
  words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
  throw validation_error(name + " must not contain " + words + ".");
}

void check_alarm_texts(const PutMetricAlarmRequest& request) {
  if (has_control_characters(request.alarm_name)) {
    throw validation_error("AlarmName must not contain Control characters.");
  }
  check_alarm_text(request.metric_name, "MetricName");
  check_alarm_text(request.metric_namespace, "Namespace");
  for (std::size_t i = 0; i < request.dimensions.size(); ++i) {
    const std::string dimension = "Dimensions.member." + std::to_string(i + 1);
    check_alarm_text(request.dimensions[i].name, dimension + ".Name");
    check_alarm_text(request.dimensions[i].value, dimension + ".Value");
  }
}

void check_members(const PutMetricAlarmRequest& request) {
  if (request.metric_name.empty() || request.metric_namespace.empty()) {
    throw validation_error("The parameters MetricName and Namespace must be specified.");
  }
  if (request.statistic.empty()) {
    throw validation_error("One of Statistic, ExtendedStatistic or Metrics must be specified.");
  }
  if (!request.period) throw validation_error("The parameter Period must be specified.");
  if (!request.threshold) throw validation_error("The parameter Threshold must be specified.");
  if (request.comparison_operator.find("UpperThreshold") != std::string::npos ||
      request.comparison_operator == "LessThanLowerThreshold") {
    throw aws::not_modelled("anomaly detection ('" + request.comparison_operator + "')");
  }
  if (request.treat_missing_data &&
      std::ranges::find(kTreatments, *request.treat_missing_data) == std::end(kTreatments)) {
    throw validation_error(
        "TreatMissingData must be one of breaching, notBreaching, ignore, missing");
  }
}

MetricAlarm alarm_of(const PutMetricAlarmRequest& request) {
  MetricAlarm alarm;
  alarm.alarm_name = request.alarm_name;
  alarm.alarm_description = request.alarm_description;
  alarm.actions_enabled = request.actions_enabled.value_or(true);
  alarm.ok_actions = request.ok_actions;
  alarm.alarm_actions = request.alarm_actions;
  alarm.insufficient_data_actions = request.insufficient_data_actions;
  alarm.metric_name = request.metric_name;
  alarm.metric_namespace = request.metric_namespace;
  alarm.statistic = request.statistic;
  alarm.dimensions = request.dimensions;
  alarm.period = *request.period;
  alarm.evaluation_periods = request.evaluation_periods;
  alarm.datapoints_to_alarm = request.datapoints_to_alarm;
  alarm.threshold = *request.threshold;
  alarm.comparison_operator = request.comparison_operator;
  alarm.treat_missing_data = request.treat_missing_data;
  return alarm;
}

}  // namespace

const aws::Structure& PutMetricAlarmRequest::shape() {
  using S = PutMetricAlarmRequest;
  static const aws::Structure kShape =
      aws::Structure("PutMetricAlarmInput")
          .required<&S::alarm_name>("AlarmName", aws::length(1, 255))
          .field<&S::alarm_description>("AlarmDescription", aws::length(0, 1024))
          .field<&S::actions_enabled>("ActionsEnabled")
          .field<&S::ok_actions>("OKActions", aws::length({}, 5))
          .elements(aws::length(1, 1024))
          .field<&S::alarm_actions>("AlarmActions", aws::length({}, 5))
          .elements(aws::length(1, 1024))
          .field<&S::insufficient_data_actions>("InsufficientDataActions", aws::length({}, 5))
          .elements(aws::length(1, 1024))
          .field<&S::metric_name>("MetricName", aws::length(1, 255))
          .field<&S::metric_namespace>("Namespace", namespace_limits())
          .field<&S::statistic>("Statistic", statistic_limits())
          .field<&S::dimensions>("Dimensions", aws::length({}, 30))
          .field<&S::period>("Period", aws::range(1))
          .required<&S::evaluation_periods>("EvaluationPeriods", aws::range(1))
          .field<&S::datapoints_to_alarm>("DatapointsToAlarm", aws::range(1))
          .field<&S::threshold>("Threshold")
          .required<&S::comparison_operator>(
              "ComparisonOperator",
              aws::one_of({"GreaterThanOrEqualToThreshold", "GreaterThanThreshold",
                           "LessThanThreshold", "LessThanOrEqualToThreshold",
                           "LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold",
                           "GreaterThanUpperThreshold"}))
          .field<&S::treat_missing_data>("TreatMissingData", aws::length(1, 255))
          .field<&S::tags>("Tags")
          .refused("Unit")
          .refused("ExtendedStatistic")
          .refused("EvaluateLowSampleCountPercentile")
          .refused("Metrics")
          .refused("ThresholdMetricId");
  return kShape;
}

EmptyResponse put_metric_alarm(CloudWatch& cloudwatch, const aws::Call& call,
                               const PutMetricAlarmRequest& request) {
  check_members(request);
  check_alarm_texts(request);
  MetricAlarm alarm = alarm_of(request);
  check_periods(alarm);
  check_actions(alarm.ok_actions);
  check_actions(alarm.alarm_actions);
  check_actions(alarm.insufficient_data_actions);
  const AlarmKey key{call.caller.account, call.caller.region, request.alarm_name};
  const sim::Time now = cloudwatch.environment().now();
  alarm.alarm_arn = aws::arn("cloudwatch", key.region, key.account, "alarm:" + request.alarm_name);
  alarm.alarm_configuration_updated_timestamp = now;
  if (const WatchedAlarm* existing = cloudwatch.alarms().find(key)) {
    alarm.state_value = existing->alarm.state_value;
    alarm.state_reason = existing->alarm.state_reason;
    alarm.state_reason_data = existing->alarm.state_reason_data;
    alarm.state_updated_timestamp = existing->alarm.state_updated_timestamp;
    alarm.state_transitioned_timestamp = existing->alarm.state_transitioned_timestamp;
  } else {
    alarm.state_reason = "Unchecked: Initial alarm creation";
    alarm.state_updated_timestamp = now;
    alarm.state_transitioned_timestamp = now;
  }
  std::map<std::string, std::string> tags;
  for (const Tag& tag : request.tags) tags[tag.key] = tag.value;
  cloudwatch.alarms().put(key, std::move(alarm), tags);
  return {};
}

}  // namespace cloudwatch
