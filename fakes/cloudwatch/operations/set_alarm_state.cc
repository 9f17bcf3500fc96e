#include "fakes/cloudwatch/operations/set_alarm_state.h"

#include <nlohmann/json.hpp>

#include "fakes/cloudwatch/alarms/alarm_state.h"
#include "fakes/cloudwatch/errors.h"

namespace cloudwatch {

const aws::Structure& SetAlarmStateRequest::shape() {
  using S = SetAlarmStateRequest;
  static const aws::Structure kShape =
      aws::Structure("SetAlarmStateInput")
          .required<&S::alarm_name>("AlarmName", aws::length(1, 255))
          .required<&S::state_value>("StateValue", aws::one_of({kOk, kAlarm, kInsufficientData}))
          .required<&S::state_reason>("StateReason", aws::length(0, 1023))
          .field<&S::state_reason_data>("StateReasonData", aws::length(0, 4000));
  return kShape;
}

EmptyResponse set_alarm_state(CloudWatch& cloudwatch, const aws::Call& call,
                              const SetAlarmStateRequest& request) {
  const std::string data = request.state_reason_data.value_or("");
  if (!data.empty() && !nlohmann::json::accept(data)) {
    throw aws::Error("InvalidFormatFault", 400, "StateReasonData is not valid JSON")
        .with_query_code("InvalidFormat");
  }
  const AlarmKey key{call.caller.account, call.caller.region, request.alarm_name};
  WatchedAlarm* watched = cloudwatch.alarms().find(key);
  if (watched == nullptr) throw resource_not_found();
  change_state(cloudwatch.environment(), *watched, request.state_value, request.state_reason, data);
  cloudwatch.alarms().save(key, *watched);
  return {};
}

}  // namespace cloudwatch
