// AWS CLI, `aws logs filter-log-events`, `get-log-events` and `get-query-results`; what the console
// of Logs Insights saves as JSON; CloudWatch Logs user guide, "Log group-level subscription
// filters", also for what Lambda gets (`awslogs.data`).
#include "harness/evidence/fields.h"
#include "harness/evidence/log_event.h"
#include "harness/evidence/packed_text.h"
#include "harness/evidence/readers/readers.h"

namespace evidence {
namespace {

bool is_log_event(const sim::JsonValue& value) {
  const sim::JsonValue* const time = value.find("timestamp");
  const sim::JsonValue* const message = value.find("message");
  return time != nullptr && time->is_number() && message != nullptr && message->is_string();
}

bool is_bare_event(const sim::JsonValue& document) {
  return is_log_event(document) &&
         (document.find("ingestionTime") != nullptr || document.find("eventId") != nullptr ||
          document.find("logStreamName") != nullptr);
}

// `{"events": […]}`
const sim::JsonValue* filtered(const sim::JsonValue& document) {
  const sim::JsonValue* const events = list_of(document, "events");
  if (events == nullptr || events->elements().empty()) return events;
  return is_log_event(events->elements().front()) ? events : nullptr;
}

// A row of get-query-results: `[{"field": …, "value": …}, …]`
bool is_row(const sim::JsonValue& value) {
  return value.is_array() && !value.elements().empty() &&
         value.elements().front().find("field") != nullptr;
}

const sim::JsonValue* queried(const sim::JsonValue& document) {
  const sim::JsonValue* const results = list_of(document, "results");
  if (results == nullptr) return nullptr;
  if (results->elements().empty())
    return document.find("statistics") != nullptr ? results : nullptr;
  return is_row(results->elements().front()) ? results : nullptr;
}

// A row as the console saves it in JSON: `{"@timestamp": …, "@message": …}`
bool is_saved_row(const sim::JsonValue& value) {
  return value.find("@timestamp") != nullptr && value.find("@message") != nullptr;
}

bool is_subscription(const sim::JsonValue& document) {
  return list_of(document, "logEvents") != nullptr && document.find("messageType") != nullptr;
}

bool is_for_lambda(const sim::JsonValue& document) {
  return at(document, {"awslogs", "data"}) != nullptr;
}

bool is_log_document(const sim::JsonValue& document) {
  if (!document.is_object()) return false;
  return is_subscription(document) || is_bare_event(document) || filtered(document) != nullptr ||
         queried(document) != nullptr || is_for_lambda(document) || is_saved_row(document);
}

void read_log_event(const sim::JsonValue& event, std::string_view group, std::string_view stream,
                    Reading& reading) {
  if (!is_log_event(event)) {
    return reading.not_understood("a log event without timestamp or message", event.json());
  }
  const std::string_view own_stream = text_of(event, "logStreamName");
  tell({.group = group,
        .stream = own_stream.empty() ? stream : own_stream,
        .time = instant_of(event, "timestamp", Unit::kMilliseconds),
        .message = event.find("message")->string(),
        .id = text_of(event, {"eventId", "id"})},
       reading);
}

void read_subscription(const sim::JsonValue& document, Reading& reading) {
  // That it works is said by a message of its own, whose events are about nothing.
  if (text_of(document, "messageType") == "CONTROL_MESSAGE") return;
  const std::string_view group = text_of(document, "logGroup");
  const std::string_view stream = text_of(document, "logStream");
  for (const sim::JsonValue& event : document.find("logEvents")->elements()) {
    reading.next_record();
    read_log_event(event, group, stream, reading);
  }
}

void read_row(const sim::JsonValue& row, Reading& reading) {
  if (!is_row(row)) return reading.not_understood("a row of a query without fields", row.json());
  LogEvent event;
  std::string_view time;
  bool has_message = false;
  for (const sim::JsonValue& field : row.elements()) {
    const std::string_view name = text_of(field, "field");
    const std::string_view value = text_of(field, "value");
    if (name == "@timestamp") time = value;
    if (name == "@logStream") event.stream = value;
    if (name == "@log") event.group = group_of_log(value);
    if (name == "@ptr") event.id = value;
    if (name == "@message") {
      event.message = value;
      has_message = true;
    }
  }
  if (!has_message || time.empty()) {
    return reading.not_understood("a row of a query without @timestamp or @message", row.json());
  }
  event.time = parse_timestamp(time);
  tell(event, reading);
}

// A message that is JSON is saved as that.
void read_saved_row(const sim::JsonValue& row, Reading& reading) {
  const sim::JsonValue& message = *row.find("@message");
  LogEvent event;
  event.time = instant_of(row, "@timestamp", Unit::kMilliseconds);
  event.message = message.is_string() ? message.string() : message.json();
  event.stream = text_of(row, "@logStream");
  event.group = group_of_log(text_of(row, "@log"));
  event.id = text_of(row, "@ptr");
  tell(event, reading);
}

void read_log_document(const sim::JsonValue& document, Reading& reading) {
  if (is_subscription(document)) return read_subscription(document, reading);
  if (is_bare_event(document)) return read_log_event(document, {}, {}, reading);
  if (is_saved_row(document)) return read_saved_row(document, reading);
  if (is_for_lambda(document))
    return read_packed(text_of(*document.find("awslogs"), "data"), reading);
  if (const sim::JsonValue* const events = filtered(document)) {
    for (const sim::JsonValue& event : events->elements()) {
      reading.next_record();
      read_log_event(event, {}, {}, reading);
    }
    return;
  }
  for (const sim::JsonValue& row : queried(document)->elements()) {
    reading.next_record();
    read_row(row, reading);
  }
}

}  // namespace

const DocumentReader kLogDocuments{"CloudWatch Logs", is_log_document, read_log_document};

}  // namespace evidence
