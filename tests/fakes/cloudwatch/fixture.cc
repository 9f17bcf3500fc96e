#include "tests/fakes/cloudwatch/fixture.h"

#include "fakes/cloudwatch/operations/put_metric_data.h"

namespace tests {

cloudwatch::PutMetricAlarmRequest CloudWatchFixture::dlq_alarm() {
  cloudwatch::PutMetricAlarmRequest request;
  request.alarm_name = "dlq";
  request.alarm_description = "Messages in the DLQ";
  request.metric_namespace = "AWS/SQS";
  request.metric_name = "ApproximateNumberOfMessagesVisible";
  request.dimensions = {{"QueueName", "dlq"}};
  request.statistic = "Maximum";
  request.period = 60;
  request.evaluation_periods = 1;
  request.datapoints_to_alarm = 1;
  request.threshold = 0;
  request.comparison_operator = "GreaterThanThreshold";
  request.alarm_actions = {kTopicArn};
  request.ok_actions = {kTopicArn};
  request.insufficient_data_actions = {kTopicArn};
  return request;
}

const cloudwatch::MetricAlarm& CloudWatchFixture::alarm(const std::string& name) {
  return cloudwatch.alarms().find({"000000000000", "us-west-2", name})->alarm;
}

void CloudWatchFixture::put(double value) {
  cloudwatch::PutMetricDataRequest request;
  request.metric_namespace = "Jobs";
  request.metric_data.resize(1);
  request.metric_data[0].metric_name = "Failed";
  request.metric_data[0].value = value;
  call(request);
}

}  // namespace tests
