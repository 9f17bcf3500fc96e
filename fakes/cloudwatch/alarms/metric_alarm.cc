#include "fakes/cloudwatch/alarms/metric_alarm.h"

namespace cloudwatch {

const aws::Structure& MetricAlarm::shape() {
  using S = MetricAlarm;
  static const aws::Structure kShape =
      aws::Structure("MetricAlarm")
          .required<&S::alarm_name>("AlarmName")
          .required<&S::alarm_arn>("AlarmArn")
          .field<&S::alarm_description>("AlarmDescription")
          .field<&S::alarm_configuration_updated_timestamp>("AlarmConfigurationUpdatedTimestamp")
          .field<&S::actions_enabled>("ActionsEnabled")
          .field<&S::ok_actions>("OKActions")
          .always()
          .field<&S::alarm_actions>("AlarmActions")
          .always()
          .field<&S::insufficient_data_actions>("InsufficientDataActions")
          .always()
          .field<&S::state_value>("StateValue")
          .field<&S::state_reason>("StateReason")
          .field<&S::state_reason_data>("StateReasonData")
          .field<&S::state_updated_timestamp>("StateUpdatedTimestamp")
          .field<&S::metric_name>("MetricName")
          .field<&S::metric_namespace>("Namespace")
          .field<&S::statistic>("Statistic")
          .field<&S::dimensions>("Dimensions")
          .always()
          .field<&S::period>("Period")
          .field<&S::evaluation_periods>("EvaluationPeriods")
          .field<&S::datapoints_to_alarm>("DatapointsToAlarm")
          .field<&S::threshold>("Threshold")
          .field<&S::comparison_operator>("ComparisonOperator")
          .field<&S::treat_missing_data>("TreatMissingData")
          .field<&S::state_transitioned_timestamp>("StateTransitionedTimestamp");
  return kShape;
}

}  // namespace cloudwatch
