#include "fakes/logs/operations/describe_log_streams.h"

#include <algorithm>

#include "fakes/aws/name_token.h"
#include "fakes/logs/errors.h"
#include "fakes/logs/group_name.h"
#include "fakes/logs/limits.h"

namespace logs {
namespace {

// In the order that the request asks for.
std::vector<Stream> ordered(Logs& logs, const Group& group,
                            const DescribeLogStreamsRequest& request) {
  std::vector<Stream> streams = logs.streams().list(group.id);
  if (request.log_stream_name_prefix) {
    std::erase_if(streams, [&](const Stream& stream) {
      return !stream.name.starts_with(*request.log_stream_name_prefix);
    });
  }
  if (request.order_by == "LastEventTime") {
    std::ranges::stable_sort(streams, {},
                             [](const Stream& stream) { return stream.last_event_ms.value_or(0); });
  }
  if (request.descending.value_or(false)) std::ranges::reverse(streams);
  return streams;
}

LogStream describe(const Group& group, const Stream& stream) {
  LogStream described;
  described.log_stream_name = stream.name;
  described.creation_time = stream.created_ms;
  described.first_event_timestamp = stream.first_event_ms;
  described.last_event_timestamp = stream.last_event_ms;
  described.last_ingestion_time = stream.last_ingestion_ms;
  described.upload_sequence_token = event_id(stream.id);
  described.arn = group.arn() + ":log-stream:" + stream.name;
  return described;
}

}  // namespace

const aws::Structure& LogStream::shape() {
  using S = LogStream;
  static const aws::Structure kShape = aws::Structure("LogStream")
                                           .field<&S::log_stream_name>("logStreamName")
                                           .field<&S::creation_time>("creationTime")
                                           .field<&S::first_event_timestamp>("firstEventTimestamp")
                                           .field<&S::last_event_timestamp>("lastEventTimestamp")
                                           .field<&S::last_ingestion_time>("lastIngestionTime")
                                           .field<&S::upload_sequence_token>("uploadSequenceToken")
                                           .field<&S::arn>("arn")
                                           .field<&S::stored_bytes>("storedBytes");
  return kShape;
}

const aws::Structure& DescribeLogStreamsRequest::shape() {
  using S = DescribeLogStreamsRequest;
  static const aws::Structure kShape =
      aws::Structure("DescribeLogStreamsRequest")
          .field<&S::log_group_name>("logGroupName", group_name_limits())
          .field<&S::log_group_identifier>("logGroupIdentifier", group_identifier_limits())
          .field<&S::log_stream_name_prefix>("logStreamNamePrefix", stream_name_limits())
          .field<&S::order_by>("orderBy", aws::one_of({"LogStreamName", "LastEventTime"}))
          .field<&S::descending>("descending")
          .field<&S::next_token>("nextToken", aws::length(1))
          .field<&S::limit>("limit", aws::range(1, kMostDescribed));
  return kShape;
}

const aws::Structure& DescribeLogStreamsResponse::shape() {
  using S = DescribeLogStreamsResponse;
  static const aws::Structure kShape = aws::Structure("DescribeLogStreamsResponse")
                                           .field<&S::log_streams>("logStreams")
                                           .always()
                                           .field<&S::next_token>("nextToken");
  return kShape;
}

DescribeLogStreamsResponse describe_log_streams(Logs& logs, const aws::Call& call,
                                                const DescribeLogStreamsRequest& request) {
  if (request.order_by == "LastEventTime" && request.log_stream_name_prefix) {
    throw invalid_parameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
  }
  const Group group =
      require_group(logs, call.caller, request.log_group_name, request.log_group_identifier);
  const std::vector<Stream> streams = ordered(logs, group, request);
  auto next = streams.begin();
  if (request.next_token) {
    const std::string last = parse_name_token(request.next_token);
    next = std::ranges::find(streams, last, &Stream::name);
    if (next != streams.end()) ++next;
  }
  const auto limit = static_cast<std::size_t>(request.limit.value_or(kMostDescribed));
  DescribeLogStreamsResponse response;
  for (; next != streams.end() && response.log_streams.size() < limit; ++next) {
    response.log_streams.push_back(describe(group, *next));
  }
  if (next != streams.end()) {
    response.next_token = aws::name_token(response.log_streams.back().log_stream_name);
  }
  return response;
}

}  // namespace logs
