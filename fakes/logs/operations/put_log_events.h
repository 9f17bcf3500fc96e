// Adds events to a log stream.
//
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/logs/logs.h"
#include "fakes/logs/shapes.h"

namespace logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_InputLogEvent.html
struct InputLogEvent {
  std::int64_t timestamp = 0;
  std::string message;
  static const aws::Structure& shape();
};

// Which events were not stored, by their places in the request: those from `too_new` on, and those
// before `too_old` and `expired`.
struct RejectedLogEventsInfo {
  std::optional<std::int32_t> too_new_log_event_start_index;
  std::optional<std::int32_t> too_old_log_event_end_index;
  std::optional<std::int32_t> expired_log_event_end_index;
  static const aws::Structure& shape();
};

struct PutLogEventsResponse {
  std::string next_sequence_token;
  std::optional<RejectedLogEventsInfo> rejected_log_events_info;
  static const aws::Structure& shape();
};

struct PutLogEventsRequest {
  using Response = PutLogEventsResponse;
  static constexpr std::string_view kService = "logs";
  static constexpr std::string_view kOperation = "PutLogEvents";
  std::string log_group_name;
  std::string log_stream_name;
  std::vector<InputLogEvent> log_events;
  std::optional<std::string> sequence_token;
  static const aws::Structure& shape();
};

// Events more than 14 days old, older than the group's retention, or more than two hours in the
// future are not stored, and told. The sequence token is not looked at, as in AWS since 2023.
// Errors: InvalidParameterException, ResourceNotFoundException.
PutLogEventsResponse put_log_events(Logs& logs, const aws::Call& call,
                                    const PutLogEventsRequest& request);

}  // namespace logs
