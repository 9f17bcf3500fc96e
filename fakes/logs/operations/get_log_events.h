// The events of one log stream, a page at a time in both directions.
//
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/logs/logs.h"
#include "fakes/logs/shapes.h"

namespace logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_OutputLogEvent.html
struct OutputLogEvent {
  std::int64_t timestamp = 0;
  std::string message;
  std::int64_t ingestion_time = 0;
  static const aws::Structure& shape();
};

struct GetLogEventsResponse {
  std::vector<OutputLogEvent> events;
  std::string next_forward_token;
  std::string next_backward_token;
  static const aws::Structure& shape();
};

struct GetLogEventsRequest {
  using Response = GetLogEventsResponse;
  static constexpr std::string_view kService = "logs";
  static constexpr std::string_view kOperation = "GetLogEvents";
  std::optional<std::string> log_group_name;
  std::optional<std::string> log_group_identifier;
  std::string log_stream_name;
  std::optional<std::int64_t> start_time;
  std::optional<std::int64_t> end_time;
  std::optional<std::string> next_token;
  std::optional<std::int32_t> limit;
  std::optional<bool> start_from_head;
  static const aws::Structure& shape();
};

// Without a token, returns the latest events, or the first ones if the request starts from the
// head. At the end of the stream the token comes back as it was given. Errors:
// ResourceNotFoundException, InvalidParameterException.
GetLogEventsResponse get_log_events(Logs& logs, const aws::Call& call,
                                    const GetLogEventsRequest& request);

}  // namespace logs
