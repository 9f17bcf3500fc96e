#include "fakes/cloudwatch/alarms/alarm_state.h"

#include "fakes/cloudwatch/alarms/alarm_message.h"
#include "fakes/cloudwatch/events.h"

namespace cloudwatch {
namespace {

const std::vector<std::string>& actions_of(const MetricAlarm& alarm) {
  if (alarm.state_value == kAlarm) return alarm.alarm_actions;
  if (alarm.state_value == kOk) return alarm.ok_actions;
  return alarm.insufficient_data_actions;
}

std::uint64_t record_change(aws::Environment& environment, const MetricAlarm& alarm,
                            const std::string& old_state) {
  return environment.journal.record(
      "cloudwatch", alarm.alarm_name,
      AlarmChanged{alarm.alarm_arn, old_state, alarm.state_value, alarm.state_reason});
}

void record_failed_action(aws::Environment& environment, const MetricAlarm& alarm,
                          const std::string& action) {
  environment.journal.record("cloudwatch", alarm.alarm_name,
                             ActionFailed{action, "the topic does not exist"});
}

}  // namespace

void change_state(aws::Environment& environment, WatchedAlarm& watched, std::string state,
                  std::string reason, std::string reason_data) {
  MetricAlarm& alarm = watched.alarm;
  const std::string old_state = alarm.state_value;
  alarm.state_value = std::move(state);
  alarm.state_reason = std::move(reason);
  alarm.state_reason_data = std::move(reason_data);
  alarm.state_updated_timestamp = environment.now();
  if (old_state == alarm.state_value) return;
  alarm.state_transitioned_timestamp = environment.now();
  const sim::CauseScope because{environment.journal, record_change(environment, alarm, old_state)};
  if (!alarm.actions_enabled) return;
  for (const std::string& action : actions_of(alarm)) {
    if (environment.topics == nullptr ||
        !environment.topics->publish(action, alarm_subject(watched),
                                     alarm_message(watched, old_state))) {
      record_failed_action(environment, alarm, action);
    }
  }
}

}  // namespace cloudwatch
