#include "fakes/logs/operations/get_log_events.h"

#include <limits>

#include "fakes/logs/empty_page.h"
#include "fakes/logs/errors.h"
#include "fakes/logs/group_name.h"
#include "fakes/logs/limits.h"

namespace logs {
namespace {

constexpr EventPosition kBegin{0, 0};
constexpr EventPosition kEnd{std::numeric_limits<std::int64_t>::max(),
                             std::numeric_limits<std::int64_t>::max()};

// Tokens are `f/…/s` and `b/…/s`.
Reading page_of(const GetLogEventsRequest& request) {
  if (!request.next_token) {
    if (request.start_from_head.value_or(false)) return {true, kBegin};
    return {false, kEnd};
  }
  const std::string& token = *request.next_token;
  const bool is_forward = token.starts_with("f/");
  if ((is_forward || token.starts_with("b/")) && token.ends_with("/s") && token.size() > 4) {
    const auto position = parse_token(std::string_view{token}.substr(2, token.size() - 4));
    if (position) return {is_forward, *position};
  }
  throw invalid_parameter("The specified nextToken is invalid.");
}

std::string token(char direction, EventPosition position) {
  return std::string(1, direction) + "/" + to_token(position) + "/s";
}

}  // namespace

const aws::Structure& OutputLogEvent::shape() {
  using S = OutputLogEvent;
  static const aws::Structure kShape = aws::Structure("OutputLogEvent")
                                           .field<&S::timestamp>("timestamp")
                                           .field<&S::message>("message")
                                           .field<&S::ingestion_time>("ingestionTime");
  return kShape;
}

const aws::Structure& GetLogEventsRequest::shape() {
  using S = GetLogEventsRequest;
  static const aws::Structure kShape =
      aws::Structure("GetLogEventsRequest")
          .field<&S::log_group_name>("logGroupName", group_name_limits())
          .field<&S::log_group_identifier>("logGroupIdentifier", group_identifier_limits())
          .required<&S::log_stream_name>("logStreamName", stream_name_limits())
          .field<&S::start_time>("startTime", aws::range(0))
          .field<&S::end_time>("endTime", aws::range(0))
          .field<&S::next_token>("nextToken", aws::length(1))
          .field<&S::limit>("limit", aws::range(1, kMostEvents))
          .field<&S::start_from_head>("startFromHead")
          .refused("unmask");
  return kShape;
}

const aws::Structure& GetLogEventsResponse::shape() {
  using S = GetLogEventsResponse;
  static const aws::Structure kShape = aws::Structure("GetLogEventsResponse")
                                           .field<&S::events>("events")
                                           .always()
                                           .field<&S::next_forward_token>("nextForwardToken")
                                           .field<&S::next_backward_token>("nextBackwardToken");
  return kShape;
}

GetLogEventsResponse get_log_events(Logs& logs, const aws::Call& call,
                                    const GetLogEventsRequest& request) {
  const Reading page = page_of(request);
  const Group group =
      require_group(logs, call.caller, request.log_group_name, request.log_group_identifier);
  const Stream stream = require_stream(logs, group, request.log_stream_name);
  TimeRange span;
  span.from_ms =
      std::max(request.start_time.value_or(0), group.oldest_ms(logs.environment().now()));
  // The end is not included here, unlike in FilterLogEvents.
  if (request.end_time) span.to_ms = *request.end_time - 1;
  const PageLimit limit{request.limit.value_or(kMostEvents), kMostEventBytes};
  const std::vector<LogEvent> events =
      page.is_forward ? logs.events().after(stream.id, span, page.position, limit)
                      : logs.events().before(stream.id, span, page.position, limit);
  GetLogEventsResponse response;
  if (const auto gap = empty_page(logs, call.caller, group, page, events)) {
    response.next_forward_token = token('f', gap->after);
    response.next_backward_token = token('b', gap->before);
    return response;
  }
  for (const LogEvent& event : events) {
    response.events.push_back({event.time_ms, event.message, event.ingestion_ms});
  }
  const EventPosition first =
      events.empty() ? page.position : EventPosition{events.front().time_ms, events.front().id};
  EventPosition last =
      events.empty() ? page.position : EventPosition{events.back().time_ms, events.back().id};
  // An empty stream that was read from its end is read on from its beginning.
  if (events.empty() && !request.next_token) last = kBegin;
  response.next_forward_token = token('f', last);
  response.next_backward_token = token('b', first);
  return response;
}

}  // namespace logs
