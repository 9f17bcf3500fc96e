#include "fakes/cloudwatch/operations/disable_alarm_actions.h"

namespace cloudwatch {

const aws::Structure& DisableAlarmActionsRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("DisableAlarmActionsInput")
          .required<&DisableAlarmActionsRequest::alarm_names>("AlarmNames", aws::length({}, 100))
          .elements(aws::length(1, 255));
  return kShape;
}

EmptyResponse disable_alarm_actions(CloudWatch& cloudwatch, const aws::Call& call,
                                    const DisableAlarmActionsRequest& request) {
  for (const std::string& name : request.alarm_names) {
    const AlarmKey key{call.caller.account, call.caller.region, name};
    WatchedAlarm* watched = cloudwatch.alarms().find(key);
    if (watched == nullptr) continue;
    watched->alarm.actions_enabled = false;
    cloudwatch.alarms().save(key, *watched);
  }
  return {};
}

}  // namespace cloudwatch
