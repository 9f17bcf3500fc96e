// The events of a log group that match a pattern, over all its streams.
//
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/logs/logs.h"
#include "fakes/logs/shapes.h"

namespace logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilteredLogEvent.html
struct FilteredLogEvent {
  std::string log_stream_name;
  std::int64_t timestamp = 0;
  std::string message;
  std::int64_t ingestion_time = 0;
  std::string event_id;
  static const aws::Structure& shape();
};

// Never filled: AWS returns an empty list too.
struct SearchedLogStream {
  std::string log_stream_name;
  bool searched_completely = true;
  static const aws::Structure& shape();
};

struct FilterLogEventsResponse {
  std::vector<FilteredLogEvent> events;
  std::vector<SearchedLogStream> searched_log_streams;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

struct FilterLogEventsRequest {
  using Response = FilterLogEventsResponse;
  static constexpr std::string_view kService = "logs";
  static constexpr std::string_view kOperation = "FilterLogEvents";
  std::optional<std::string> log_group_name;
  std::optional<std::string> log_group_identifier;
  std::vector<std::string> log_stream_names;
  std::optional<std::string> log_stream_name_prefix;
  std::optional<std::int64_t> start_time;
  std::optional<std::int64_t> end_time;
  std::optional<std::string> filter_pattern;
  std::optional<std::string> next_token;
  std::optional<std::int32_t> limit;
  std::optional<bool> interleaved;
  static const aws::Structure& shape();
};

// Returns the events in the order of their times: at most 10,000, and 1 MB. A call that has
// searched many ends early, with a token and perhaps without events, as AWS documents. Patterns are
// those of filter_pattern.h. Errors: ResourceNotFoundException, InvalidParameterException for names
// together with a prefix.
FilterLogEventsResponse filter_log_events(Logs& logs, const aws::Call& call,
                                          const FilterLogEventsRequest& request);

}  // namespace logs
