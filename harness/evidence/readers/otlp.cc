// Traces and logs as OTLP's JSON (opentelemetry-proto, examples/trace.json and logs.json; OTLP
// specification, "JSON Protobuf Encoding"), whose attributes have three generations: the semantic
// conventions of today
// ("Semantic Conventions for AWS SQS"), those before them, and what Node's instrumentation of the
// AWS SDK still writes.
#include <algorithm>

#include "harness/evidence/fields.h"
#include "harness/evidence/ids_in_text.h"
#include "harness/evidence/readers/readers.h"
#include "harness/story/text.h"

namespace evidence {
namespace {

bool is_otlp(const sim::JsonValue& document) {
  return list_of(document, "resourceSpans") != nullptr;
}

// The text of an attribute of a resource or a span; the first one of an array. "" if absent.
std::string_view attribute_of(const sim::JsonValue& object, std::string_view name) {
  const sim::JsonValue* const attributes = list_of(object, "attributes");
  if (attributes == nullptr) return {};
  for (const sim::JsonValue& one : attributes->elements()) {
    if (text_of(one, "key") != name) continue;
    const sim::JsonValue* value = one.find("value");
    if (value == nullptr) return {};
    if (const sim::JsonValue* const values = at(*value, {"arrayValue", "values"})) {
      if (values->elements().empty()) return {};
      value = &values->elements().front();
    }
    return text_of(*value, {"stringValue", "intValue", "doubleValue", "boolValue"});
  }
  return {};
}

// The names under which a document has its records: of all resources, of a resource's scopes, what
// these were called before 2022 ("": they were not there), of a scope's records.
struct Nesting {
  std::string_view resources;
  std::string_view scopes;
  std::string_view former_scopes;
  std::string_view records;
};

using ReadRecord = void (*)(const sim::JsonValue& record, const sim::JsonValue& resource,
                            Reading& reading);

void read_records(const Nesting& names, const sim::JsonValue& document, Reading& reading,
                  ReadRecord read) {
  const sim::JsonValue nothing;
  for (const sim::JsonValue& batch : document.find(names.resources)->elements()) {
    const sim::JsonValue* const resource = batch.find("resource");
    const sim::JsonValue* scopes = list_of(batch, names.scopes);
    if (scopes == nullptr && !names.former_scopes.empty()) {
      scopes = list_of(batch, names.former_scopes);
    }
    if (scopes == nullptr) {
      reading.not_understood(std::string(names.resources) + " without " + std::string(names.scopes),
                             batch.json());
      continue;
    }
    for (const sim::JsonValue& scope : scopes->elements()) {
      const sim::JsonValue* const records = list_of(scope, names.records);
      if (records == nullptr) continue;
      for (const sim::JsonValue& record : records->elements()) {
        reading.next_record();
        read(record, resource == nullptr ? nothing : *resource, reading);
      }
    }
  }
}

std::string_view attribute_of(const sim::JsonValue& object,
                              std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (const auto text = attribute_of(object, name); !text.empty()) return text;
  }
  return {};
}

// What the conventions call an operation of messaging, as the API calls it.
std::string_view sqs_operation(std::string_view name) {
  if (name == "create" || name == "send" || name == "publish") return "sqs:SendMessage";
  if (name == "receive") return "sqs:ReceiveMessage";
  if (name == "settle" || name == "ack") return "sqs:DeleteMessage";
  if (name == "process" || name == "deliver") return "sqs:Process";
  return {};
}

// `DynamoDB` and `GetItem` are `dynamodb:GetItem`.
std::string operation_of(const sim::JsonValue& span) {
  const std::string_view service = attribute_of(span, {"rpc.service", "aws.service.identifier"});
  const std::string_view method = attribute_of(span, {"rpc.method", "aws.operation"});
  if (!service.empty() && !method.empty() &&
      attribute_of(span, "rpc.system") != std::string_view("grpc")) {
    std::string operation(service);
    std::ranges::transform(operation, operation.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return operation + ":" + std::string(method);
  }
  const std::string_view system = attribute_of(span, "messaging.system");
  if (system == "aws_sqs" || system == "aws.sqs" || system == "AmazonSQS") {
    for (const std::string_view name :
         {"messaging.operation.name", "messaging.operation.type", "messaging.operation"}) {
      const std::string_view operation = sqs_operation(attribute_of(span, name));
      if (!operation.empty()) return std::string(operation);
    }
  }
  return "otlp:Span";
}

std::string resource_of_span(const sim::JsonValue& span) {
  const auto url = attribute_of(span, {"aws.sqs.queue.url", "aws.queue.url", "messaging.url"});
  if (!url.empty()) return queue_arn(url, attribute_of(span, {"cloud.region", "aws.region"}));
  return std::string(attribute_of(
      span, {"aws.dynamodb.table_names", "messaging.destination.name", "messaging.destination"}));
}

void read_span(const sim::JsonValue& span, const sim::JsonValue& resource, Reading& reading) {
  const std::string_view trace = text_of(span, "traceId");
  if (trace.empty() || text_of(span, "startTimeUnixNano").empty()) {
    return reading.not_understood("a span without traceId or startTimeUnixNano", span.json());
  }
  Fact& fact = reading.new_fact();
  fact.source.append("otlp/").append(attribute_of(resource, "service.name"));
  set_time(fact, instant_of(span, "startTimeUnixNano", Unit::kNanoseconds));
  fact.operation = operation_of(span);
  fact.resource = resource_of_span(span);
  const std::string_view task =
      harness::last_part(attribute_of(resource, {"aws.ecs.task.arn", "aws.ecs.task.id"}));
  if (is_task_id(task)) {
    fact.actor = task;
    fact.add_id(IdKind::kTask, task);
  } else {
    fact.actor = attribute_of(resource, {"service.name", "service.instance.id"});
  }
  fact.add_id(IdKind::kTrace, trace);
  fact.add_id(IdKind::kMessage,
              attribute_of(span, {"messaging.message.id", "messaging.message_id"}));
  fact.add_id(IdKind::kRequest, attribute_of(span, {"aws.request_id", "aws.request.id"}));
  // A consumer's span is in a trace of its own, and links to that of the sender.
  if (const sim::JsonValue* const links = list_of(span, "links")) {
    for (const sim::JsonValue& link : links->elements()) {
      fact.add_id(IdKind::kMentioned, text_of(link, "traceId"));
    }
  }
  fact.own_id.append(trace).append(1, '/').append(text_of(span, "spanId"));
  sim::JsonWriter json;
  json.begin_object();
  copy_members(json, span,
               {"name", "kind", "spanId", "parentSpanId", "startTimeUnixNano", "endTimeUnixNano",
                "status", "attributes", "events", "links"});
  json.end_object();
  fact.payload = json.take();
  fact.payload_is_json = true;
  reading.tell();
}

void read_otlp(const sim::JsonValue& document, Reading& reading) {
  read_records({"resourceSpans", "scopeSpans", "instrumentationLibrarySpans", "spans"}, document,
               reading, read_span);
}

bool is_otlp_logs(const sim::JsonValue& document) {
  return list_of(document, "resourceLogs") != nullptr;
}

// The body is any value; a text is told as it is, what has parts as the JSON that stands there.
std::string body_of(const sim::JsonValue& record) {
  const sim::JsonValue* const body = record.find("body");
  if (body == nullptr) return {};
  const std::string_view text =
      text_of(*body, {"stringValue", "intValue", "doubleValue", "boolValue"});
  return std::string(text.empty() ? body->json() : text);
}

void read_log_record(const sim::JsonValue& record, const sim::JsonValue& resource,
                     Reading& reading) {
  Fact& fact = reading.new_fact();
  fact.source.append("otlp/").append(attribute_of(resource, "service.name"));
  fact.operation = "logs:Event";
  fact.resource = attribute_of(resource, {"aws.log.stream.names", "aws.log.group.names"});
  // Zero is how protobuf says that there is no such time.
  for (const std::string_view name : {"timeUnixNano", "observedTimeUnixNano"}) {
    const std::string_view text = text_of(record, name);
    if (!fact.time && !text.empty() && text != "0") {
      set_time(fact, instant_of(record, name, Unit::kNanoseconds));
    }
  }
  const std::string_view task =
      harness::last_part(attribute_of(resource, {"aws.ecs.task.arn", "aws.ecs.task.id"}));
  if (is_task_id(task)) {
    fact.actor = task;
    fact.add_id(IdKind::kTask, task);
  } else {
    fact.actor = attribute_of(resource, {"service.name", "service.instance.id"});
  }
  fact.add_id(IdKind::kTrace, text_of(record, "traceId"));
  fact.payload = body_of(record);
  add_mentioned_ids(fact, fact.payload);
  const bool has_time = fact.time.has_value();
  reading.tell();
  if (!has_time) reading.not_understood("a log record of OTLP without a time", record.json());
}

void read_otlp_logs(const sim::JsonValue& document, Reading& reading) {
  read_records({"resourceLogs", "scopeLogs", "", "logRecords"}, document, reading, read_log_record);
}

}  // namespace

const DocumentReader kOtlpLogs{"OpenTelemetry logs", is_otlp_logs, read_otlp_logs};
const DocumentReader kOtlpSpans{"OpenTelemetry spans", is_otlp, read_otlp};

}  // namespace evidence
