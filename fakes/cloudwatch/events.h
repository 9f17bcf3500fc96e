// What CloudWatch records. The actor is `cloudwatch`, the subject the name of the alarm.
#pragma once

#include <string_view>
#include <tuple>

#include "sim/journal/event_kinds.h"
#include "sim/journal/event_type.h"

namespace cloudwatch {

struct AlarmChanged {
  static constexpr std::string_view kKind = "cloudwatch.alarm";
  static constexpr std::string_view kSays = "an alarm has another state";
  std::string_view arn;
  std::string_view old_state;
  std::string_view new_state;
  std::string_view reason;
  static constexpr auto fields() {
    return std::tuple{
        sim::field("arn", &AlarmChanged::arn), sim::field("old", &AlarmChanged::old_state),
        sim::field("new", &AlarmChanged::new_state), sim::field("reason", &AlarmChanged::reason)};
  }
};

struct ActionFailed {
  static constexpr std::string_view kKind = "cloudwatch.action_failed";
  static constexpr std::string_view kSays = "an action of an alarm could not be taken";
  std::string_view action;  // its ARN
  std::string_view reason;
  static constexpr auto fields() {
    return std::tuple{sim::field("action", &ActionFailed::action),
                      sim::field("reason", &ActionFailed::reason)};
  }
};

using Events = sim::EventTypes<AlarmChanged, ActionFailed>;

}  // namespace cloudwatch
