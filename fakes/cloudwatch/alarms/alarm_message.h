// What an alarm publishes to its SNS topics.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
#pragma once

#include <string>

#include "fakes/cloudwatch/alarms/alarms.h"

namespace cloudwatch {

// `ALARM: "name" in US West (Oregon)`
std::string alarm_subject(const WatchedAlarm& watched);
// The JSON message. The alarm is in its new state already.
std::string alarm_message(const WatchedAlarm& watched, const std::string& old_state);

}  // namespace cloudwatch
