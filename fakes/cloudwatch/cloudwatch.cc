#include "fakes/cloudwatch/cloudwatch.h"

#include "fakes/cloudwatch/errors.h"
#include "fakes/cloudwatch/operations/delete_alarms.h"
#include "fakes/cloudwatch/operations/describe_alarms.h"
#include "fakes/cloudwatch/operations/disable_alarm_actions.h"
#include "fakes/cloudwatch/operations/enable_alarm_actions.h"
#include "fakes/cloudwatch/operations/get_metric_statistics.h"
#include "fakes/cloudwatch/operations/list_metrics.h"
#include "fakes/cloudwatch/operations/list_tags_for_resource.h"
#include "fakes/cloudwatch/operations/put_metric_alarm.h"
#include "fakes/cloudwatch/operations/put_metric_data.h"
#include "fakes/cloudwatch/operations/set_alarm_state.h"

namespace cloudwatch {
namespace {

constexpr aws::Operation kOperations[] = {
    aws::operation<delete_alarms>("DeleteAlarms"),
    aws::operation<describe_alarms>("DescribeAlarms"),
    aws::operation<disable_alarm_actions>("DisableAlarmActions"),
    aws::operation<enable_alarm_actions>("EnableAlarmActions"),
    aws::operation<get_metric_statistics>("GetMetricStatistics"),
    aws::operation<list_metrics>("ListMetrics"),
    aws::operation<list_tags_for_resource>("ListTagsForResource"),
    aws::operation<put_metric_alarm>("PutMetricAlarm"),
    aws::operation<put_metric_data>("PutMetricData"),
    aws::operation<set_alarm_state>("SetAlarmState"),
};

constexpr aws::ServiceModel kModel = {
    .id = "cloudwatch",
    .signing_name = "monitoring",
    .target_prefix = "GraniteServiceVersion20100801",
    .json_version = "1.0",
    .query_version = "2010-08-01",
    .xml_namespace = "http://monitoring.amazonaws.com/doc/2010-08-01/",
    .error_namespace = "com.amazonaws.cloudwatch.v2010_08_01",
    .query_compatible = true,
    .rpc_v2_cbor = true,
    .internal_error = "InternalServiceFault",
    .internal_query_error = "InternalServiceError",
    .operations = kOperations,
    // 1 MB, 1,000 metrics, and 150 values and as many counts of each.
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
    .limits = {.body_bytes = std::size_t{1024} * 1024, .json_values = 500'000},
    .invalid = invalid_request,
};

}  // namespace

CloudWatch::CloudWatch(aws::Environment& environment)
    : environment_(environment), metrics_(environment), alarms_(environment, metrics_) {
  CloudWatch::reload();
}

const aws::ServiceModel& CloudWatch::model() const { return kModel; }

// The datapoints are nowhere else: they stay as they were before the turn.
void CloudWatch::reload() { alarms_.load(); }

}  // namespace cloudwatch
