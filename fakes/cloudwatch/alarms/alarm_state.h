// A change of an alarm's state, and what follows from it.
#pragma once

#include <string>

#include "fakes/cloudwatch/alarms/alarms.h"

namespace cloudwatch {

// Puts the alarm into `state`; if that is a change, tells the journal (`cloudwatch.alarm`) and runs
// the actions of the new state. The caller saves the alarm.
void change_state(aws::Environment& environment, WatchedAlarm& watched, std::string state,
                  std::string reason, std::string reason_data);

}  // namespace cloudwatch
