#include "fakes/logs/operations/get_log_events.h"

#include <limits>

#include "fakes/logs/errors.h"
#include "fakes/logs/group_name.h"
#include "fakes/logs/limits.h"

namespace logs {
namespace {

constexpr Place kBegin{0, 0};
constexpr Place kEnd{std::numeric_limits<std::int64_t>::max(),
                     std::numeric_limits<std::int64_t>::max()};

struct Page {
  bool is_forward = true;
  Place place = kBegin;
};

// Tokens are `f/…/s` and `b/…/s`.
Page page_of(const GetLogEventsRequest& request) {
  if (!request.next_token) {
    if (request.start_from_head.value_or(false)) return {true, kBegin};
    return {false, kEnd};
  }
  const std::string& token = *request.next_token;
  const bool is_forward = token.starts_with("f/");
  if ((is_forward || token.starts_with("b/")) && token.ends_with("/s") && token.size() > 4) {
    const auto place = parse_token(std::string_view{token}.substr(2, token.size() - 4));
    if (place) return {is_forward, *place};
  }
  throw invalid_parameter("The specified nextToken is invalid.");
}

std::string token(char direction, Place place) {
  return std::string(1, direction) + "/" + to_token(place) + "/s";
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
  const Page page = page_of(request);
  const Group group =
      require_group(logs, call.caller, request.log_group_name, request.log_group_identifier);
  const Stream stream = require_stream(logs, group, request.log_stream_name);
  Span span;
  span.from_ms =
      std::max(request.start_time.value_or(0), group.oldest_ms(logs.environment().now()));
  // The end is not included here, unlike in FilterLogEvents.
  if (request.end_time) span.to_ms = *request.end_time - 1;
  const int limit = request.limit.value_or(kMostEvents);
  const std::vector<Event> events = page.is_forward
                                        ? logs.events().after(stream.id, span, page.place, limit)
                                        : logs.events().before(stream.id, span, page.place, limit);
  GetLogEventsResponse response;
  for (const Event& event : events) {
    response.events.push_back({event.time_ms, event.message, event.ingestion_ms});
  }
  const Place first =
      events.empty() ? page.place : Place{events.front().time_ms, events.front().id};
  Place last = events.empty() ? page.place : Place{events.back().time_ms, events.back().id};
  // An empty stream that was read from its end is read on from its beginning.
  if (events.empty() && !request.next_token) last = kBegin;
  response.next_forward_token = token('f', last);
  response.next_backward_token = token('b', first);
  return response;
}

}  // namespace logs
