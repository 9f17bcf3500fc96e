// The log streams of a group, by name or by their last event.
//
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/logs/logs.h"
#include "fakes/logs/shapes.h"

namespace logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogStream.html
struct LogStream {
  std::string log_stream_name;
  std::int64_t creation_time = 0;
  std::optional<std::int64_t> first_event_timestamp;
  std::optional<std::int64_t> last_event_timestamp;
  std::optional<std::int64_t> last_ingestion_time;
  std::string upload_sequence_token;
  std::string arn;
  std::int64_t stored_bytes = 0;
  static const aws::Structure& shape();
};

struct DescribeLogStreamsResponse {
  std::vector<LogStream> log_streams;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

struct DescribeLogStreamsRequest {
  using Response = DescribeLogStreamsResponse;
  static constexpr std::string_view kService = "logs";
  static constexpr std::string_view kOperation = "DescribeLogStreams";
  std::optional<std::string> log_group_name;
  std::optional<std::string> log_group_identifier;
  std::optional<std::string> log_stream_name_prefix;
  std::optional<std::string> order_by;
  std::optional<bool> descending;
  std::optional<std::string> next_token;
  std::optional<std::int32_t> limit;
  static const aws::Structure& shape();
};

// Returns 50 at most. Errors: ResourceNotFoundException, InvalidParameterException for a prefix
// together with the order by last event.
DescribeLogStreamsResponse describe_log_streams(Logs& logs, const aws::Call& call,
                                                const DescribeLogStreamsRequest& request);

}  // namespace logs
