#include "fakes/cloudwatch/operations/delete_alarms.h"

#include "fakes/cloudwatch/errors.h"

namespace cloudwatch {

const aws::Structure& DeleteAlarmsRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("DeleteAlarmsInput")
          .required<&DeleteAlarmsRequest::alarm_names>("AlarmNames", aws::length({}, 100))
          .elements(aws::length(1, 255));
  return kShape;
}

EmptyResponse delete_alarms(CloudWatch& cloudwatch, const aws::Call& call,
                            const DeleteAlarmsRequest& request) {
  Alarms& alarms = cloudwatch.alarms();
  for (const std::string& name : request.alarm_names) {
    if (alarms.find({call.caller.account, call.caller.region, name}) == nullptr) {
      throw resource_not_found();
    }
  }
  for (const std::string& name : request.alarm_names) {
    alarms.remove({call.caller.account, call.caller.region, name});
  }
  return {};
}

}  // namespace cloudwatch
