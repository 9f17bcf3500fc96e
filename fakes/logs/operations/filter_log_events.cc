#include "fakes/logs/operations/filter_log_events.h"

#include <algorithm>
#include <map>

#include "fakes/logs/empty_page.h"
#include "fakes/logs/errors.h"
#include "fakes/logs/filter_pattern.h"
#include "fakes/logs/group_name.h"
#include "fakes/logs/limits.h"

namespace logs {
namespace {

constexpr PageLimit kChunk{1000, kMostEventBytes};

// AWS does not say after how much a call gives up for now.
constexpr int kMostSearched = 50'000;

// Whether one more event goes into the answer.
class Page {
 public:
  explicit Page(std::size_t most_events) : most_events_(most_events) {}

  bool takes(const LogEvent& event) {
    ++events_;
    bytes_ += size_of(event.message);
    return events_ <= most_events_ && (events_ == 1 || bytes_ <= kMostEventBytes);
  }

 private:
  std::size_t most_events_;
  std::size_t events_ = 0;
  std::size_t bytes_ = 0;
};

// The names of the streams that are searched, by id.
std::map<std::int64_t, std::string> searched(Logs& logs, const Group& group,
                                             const FilterLogEventsRequest& request) {
  std::map<std::int64_t, std::string> names;
  for (const std::string& name : request.log_stream_names) {
    names[require_stream(logs, group, name).id] = name;
  }
  if (!names.empty()) return names;
  const std::string prefix = request.log_stream_name_prefix.value_or("");
  for (const Stream& stream : logs.streams().list(group.id)) {
    if (stream.name.starts_with(prefix)) names[stream.id] = stream.name;
  }
  return names;
}

EventPosition position_of(const std::optional<std::string>& token) {
  if (!token) return {};
  const auto position = parse_token(*token);
  if (!position) throw invalid_parameter("The specified nextToken is invalid.");
  return *position;
}

}  // namespace

const aws::Structure& FilteredLogEvent::shape() {
  using S = FilteredLogEvent;
  static const aws::Structure kShape = aws::Structure("FilteredLogEvent")
                                           .field<&S::log_stream_name>("logStreamName")
                                           .field<&S::timestamp>("timestamp")
                                           .field<&S::message>("message")
                                           .field<&S::ingestion_time>("ingestionTime")
                                           .field<&S::event_id>("eventId");
  return kShape;
}

const aws::Structure& SearchedLogStream::shape() {
  using S = SearchedLogStream;
  static const aws::Structure kShape = aws::Structure("SearchedLogStream")
                                           .field<&S::log_stream_name>("logStreamName")
                                           .field<&S::searched_completely>("searchedCompletely");
  return kShape;
}

const aws::Structure& FilterLogEventsRequest::shape() {
  using S = FilterLogEventsRequest;
  static const aws::Structure kShape =
      aws::Structure("FilterLogEventsRequest")
          .field<&S::log_group_name>("logGroupName", group_name_limits())
          .field<&S::log_group_identifier>("logGroupIdentifier", group_identifier_limits())
          .field<&S::log_stream_names>("logStreamNames", aws::length(1, 100))
          .elements(stream_name_limits())
          .field<&S::log_stream_name_prefix>("logStreamNamePrefix", stream_name_limits())
          .field<&S::start_time>("startTime", aws::range(0))
          .field<&S::end_time>("endTime", aws::range(0))
          .field<&S::filter_pattern>("filterPattern", aws::length(0, 1024))
          .field<&S::next_token>("nextToken", aws::length(1))
          .field<&S::limit>("limit", aws::range(1, kMostEvents))
          .field<&S::interleaved>("interleaved")
          .refused("unmask");
  return kShape;
}

const aws::Structure& FilterLogEventsResponse::shape() {
  using S = FilterLogEventsResponse;
  static const aws::Structure kShape = aws::Structure("FilterLogEventsResponse")
                                           .field<&S::events>("events")
                                           .always()
                                           .field<&S::searched_log_streams>("searchedLogStreams")
                                           .always()
                                           .field<&S::next_token>("nextToken");
  return kShape;
}

FilterLogEventsResponse filter_log_events(Logs& logs, const aws::Call& call,
                                          const FilterLogEventsRequest& request) {
  if (!request.log_stream_names.empty() && request.log_stream_name_prefix) {
    throw invalid_parameter(
        "logStreamNamePrefix and logStreamNames are mutually exclusive parameters.");
  }
  const FilterPattern pattern{request.filter_pattern.value_or("")};
  const Group group =
      require_group(logs, call.caller, request.log_group_name, request.log_group_identifier);
  const auto names = searched(logs, group, request);
  TimeRange span;
  span.from_ms =
      std::max(request.start_time.value_or(0), group.oldest_ms(logs.environment().now()));
  if (request.end_time) span.to_ms = *request.end_time;
  EventPosition position = position_of(request.next_token);
  Page page(static_cast<std::size_t>(request.limit.value_or(kMostEvents)));
  FilterLogEventsResponse response;
  const auto go_on_later = [&] {
    response.next_token = to_token(position);
    return response;
  };
  int searched_events = 0;
  while (true) {
    const std::vector<LogEvent> events = logs.events().of_group(group.id, span, position, kChunk);
    if (searched_events == 0) {
      const auto gap = empty_page(logs, call.caller, group, {true, position}, events);
      if (gap) {
        position = gap->after;
        return go_on_later();
      }
    }
    if (events.empty()) return response;
    for (const LogEvent& event : events) {
      if (++searched_events > kMostSearched) return go_on_later();
      const auto name = names.find(event.stream);
      if (name != names.end() && pattern.matches(event.message)) {
        if (!page.takes(event)) return go_on_later();
        response.events.push_back(
            {name->second, event.time_ms, event.message, event.ingestion_ms, event_id(event.id)});
      }
      position = {event.time_ms, event.id};
    }
  }
}

}  // namespace logs
