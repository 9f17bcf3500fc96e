#include "fakes/logs/operations/put_log_events.h"

#include <algorithm>

#include "fakes/logs/errors.h"
#include "fakes/logs/group_name.h"
#include "fakes/logs/limits.h"

namespace logs {
namespace {

constexpr std::int64_t kOldestMs = 14 * kMillisecondsOfDay;
constexpr std::int64_t kNewestMs = 2 * 3'600'000;
constexpr std::size_t kMaxBatchBytes = 1'048'576;

void check_batch(const std::vector<InputLogEvent>& events) {
  if (!std::ranges::is_sorted(events, {}, &InputLogEvent::timestamp)) {
    throw invalid_parameter(
        "Log events in a single PutLogEvents request must be in chronological order.");
  }
  if (events.back().timestamp - events.front().timestamp > kMillisecondsOfDay) {
    throw invalid_parameter(
        "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
  }
  std::size_t bytes = 0;
  for (const InputLogEvent& event : events) bytes += size_of(event.message);
  if (bytes > kMaxBatchBytes) {
    throw invalid_parameter("Upload too large: " + std::to_string(bytes) +
                            " bytes exceeds limit of " + std::to_string(kMaxBatchBytes));
  }
}

}  // namespace

const aws::Structure& InputLogEvent::shape() {
  using S = InputLogEvent;
  static const aws::Structure kShape = aws::Structure("InputLogEvent")
                                           .required<&S::timestamp>("timestamp", aws::range(0))
                                           .required<&S::message>("message", aws::length(1));
  return kShape;
}

const aws::Structure& RejectedLogEventsInfo::shape() {
  using S = RejectedLogEventsInfo;
  static const aws::Structure kShape =
      aws::Structure("RejectedLogEventsInfo")
          .field<&S::too_new_log_event_start_index>("tooNewLogEventStartIndex")
          .field<&S::too_old_log_event_end_index>("tooOldLogEventEndIndex")
          .field<&S::expired_log_event_end_index>("expiredLogEventEndIndex");
  return kShape;
}

const aws::Structure& PutLogEventsRequest::shape() {
  using S = PutLogEventsRequest;
  static const aws::Structure kShape =
      aws::Structure("PutLogEventsRequest")
          .required<&S::log_group_name>("logGroupName", group_name_limits())
          .required<&S::log_stream_name>("logStreamName", stream_name_limits())
          .required<&S::log_events>("logEvents", aws::length(1, 10000))
          .field<&S::sequence_token>("sequenceToken", aws::length(1))
          .refused("entity");
  return kShape;
}

const aws::Structure& PutLogEventsResponse::shape() {
  using S = PutLogEventsResponse;
  static const aws::Structure kShape =
      aws::Structure("PutLogEventsResponse")
          .field<&S::next_sequence_token>("nextSequenceToken")
          .field<&S::rejected_log_events_info>("rejectedLogEventsInfo");
  return kShape;
}

PutLogEventsResponse put_log_events(Logs& logs, const aws::Call& call,
                                    const PutLogEventsRequest& request) {
  check_batch(request.log_events);
  const Group group = require_group(logs, call.caller, request.log_group_name);
  const Stream stream = require_stream(logs, group, request.log_stream_name);
  logs.expire();
  const std::int64_t now_ms = sim::unix_ms(logs.environment().now());
  const std::int64_t expired_ms = group.oldest_ms(logs.environment().now());
  RejectedLogEventsInfo rejected;
  for (std::size_t i = 0; i < request.log_events.size(); ++i) {
    const InputLogEvent& event = request.log_events[i];
    const auto index = static_cast<std::int32_t>(i);
    if (event.timestamp < now_ms - kOldestMs) {
      rejected.too_old_log_event_end_index = index + 1;
    } else if (event.timestamp < expired_ms) {
      rejected.expired_log_event_end_index = index + 1;
    } else if (event.timestamp > now_ms + kNewestMs) {
      if (!rejected.too_new_log_event_start_index) rejected.too_new_log_event_start_index = index;
    } else {
      logs.take(group, stream.id, event.timestamp, event.message);
    }
  }
  PutLogEventsResponse response;
  response.next_sequence_token = event_id(stream.id);
  if (rejected.too_old_log_event_end_index || rejected.expired_log_event_end_index ||
      rejected.too_new_log_event_start_index) {
    response.rejected_log_events_info = rejected;
  }
  return response;
}

}  // namespace logs
