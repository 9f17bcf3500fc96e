#include "fakes/cloudwatch/operations/describe_alarms.h"

#include <algorithm>

#include "fakes/aws/name_token.h"
#include "fakes/cloudwatch/errors.h"

namespace cloudwatch {
namespace {

bool has_action(const MetricAlarm& alarm, const std::string& prefix) {
  for (const auto* actions :
       {&alarm.ok_actions, &alarm.alarm_actions, &alarm.insufficient_data_actions}) {
    for (const std::string& action : *actions) {
      if (action.starts_with(prefix)) return true;
    }
  }
  return false;
}

bool is_wanted(const DescribeAlarmsRequest& request, const MetricAlarm& alarm) {
  if (!request.alarm_names.empty() &&
      std::ranges::find(request.alarm_names, alarm.alarm_name) == request.alarm_names.end()) {
    return false;
  }
  if (request.alarm_name_prefix && !alarm.alarm_name.starts_with(*request.alarm_name_prefix)) {
    return false;
  }
  if (request.state_value && alarm.state_value != *request.state_value) return false;
  return !request.action_prefix || has_action(alarm, *request.action_prefix);
}

bool wants_metric_alarms(const DescribeAlarmsRequest& request) {
  return request.alarm_types.empty() ||
         std::ranges::find(request.alarm_types, "MetricAlarm") != request.alarm_types.end();
}

std::string name_before(const std::optional<std::string>& token) {
  auto name = aws::parse_name_token(token);
  if (!name) throw invalid_next_token();
  return std::move(*name);
}

}  // namespace

const aws::Structure& DescribeAlarmsRequest::shape() {
  using S = DescribeAlarmsRequest;
  static const aws::Structure kShape =
      aws::Structure("DescribeAlarmsInput")
          .field<&S::alarm_names>("AlarmNames", aws::length({}, 100))
          .elements(aws::length(1, 255))
          .field<&S::alarm_name_prefix>("AlarmNamePrefix", aws::length(1, 255))
          .field<&S::alarm_types>("AlarmTypes")
          .elements(aws::one_of({"CompositeAlarm", "MetricAlarm"}))
          .field<&S::state_value>("StateValue", aws::one_of({kOk, kAlarm, kInsufficientData}))
          .field<&S::action_prefix>("ActionPrefix", aws::length(1, 1024))
          .field<&S::max_records>("MaxRecords", aws::range(1, 100))
          .field<&S::next_token>("NextToken")
          .refused("ChildrenOfAlarmName")
          .refused("ParentsOfAlarmName");
  return kShape;
}

const aws::Structure& DescribeAlarmsResponse::shape() {
  using S = DescribeAlarmsResponse;
  static const aws::Structure kShape = aws::Structure("DescribeAlarmsOutput")
                                           .field<&S::metric_alarms>("MetricAlarms")
                                           .always()
                                           .field<&S::next_token>("NextToken");
  return kShape;
}

DescribeAlarmsResponse describe_alarms(CloudWatch& cloudwatch, const aws::Call& call,
                                       const DescribeAlarmsRequest& request) {
  if (!request.alarm_names.empty() && request.alarm_name_prefix) {
    throw validation_error("Only one of AlarmNames and AlarmNamePrefix may be specified.");
  }
  const std::size_t limit = static_cast<std::size_t>(request.max_records.value_or(100));
  const std::string after = name_before(request.next_token);
  DescribeAlarmsResponse response;
  if (!wants_metric_alarms(request)) return response;
  for (const auto& [key, watched] : cloudwatch.alarms().all()) {
    if (key.account != call.caller.account || key.region != call.caller.region) continue;
    if (key.name <= after || !is_wanted(request, watched.alarm)) continue;
    if (response.metric_alarms.size() == limit) {
      response.next_token = aws::name_token(response.metric_alarms.back().alarm_name);
      break;
    }
    response.metric_alarms.push_back(watched.alarm);
  }
  return response;
}

}  // namespace cloudwatch
