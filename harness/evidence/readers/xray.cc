// X-Ray developer guide, "AWS X-Ray segment documents"; AWS CLI, `aws xray batch-get-traces`, where
// each document is a text.
#include <algorithm>

#include "harness/evidence/fields.h"
#include "harness/evidence/readers/readers.h"
#include "harness/story/text.h"

namespace evidence {
namespace {

bool is_segment(const sim::JsonValue& document) {
  return document.find("trace_id") != nullptr && document.find("start_time") != nullptr;
}

bool is_xray_document(const sim::JsonValue& document) {
  return is_segment(document) || list_of(document, "Traces") != nullptr;
}

// What subsegments have from the segment that they are in.
struct Segment {
  std::string_view trace;
  std::string_view service;
  std::string_view task;
};

std::string operation_of_segment(const sim::JsonValue& value, const sim::JsonValue* aws) {
  const std::string_view operation = aws != nullptr ? text_of(*aws, "operation") : "";
  if (operation.empty()) return "xray:Segment";
  std::string service(text_of(value, "name"));
  std::ranges::transform(service, service.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return service + ":" + std::string(operation);
}

void read_segment(const sim::JsonValue& value, const Segment& segment, Reading& reading) {
  if (text_of(value, "start_time").empty() || segment.trace.empty()) {
    return reading.not_understood("a segment without start_time or trace_id", value.json());
  }
  const sim::JsonValue* const aws = value.find("aws");
  Fact& fact = reading.new_fact();
  fact.source.append("xray/").append(segment.service);
  set_time(fact, instant_of(value, "start_time", Unit::kSeconds));
  fact.operation = operation_of_segment(value, aws);
  fact.actor = segment.task.empty() ? segment.service : segment.task;
  fact.add_id(IdKind::kTrace, segment.trace);
  fact.add_id(IdKind::kTask, segment.task);
  if (aws != nullptr) {
    fact.add_id(IdKind::kRequest, text_of(*aws, "request_id"));
    fact.add_id(IdKind::kMessage, text_of(*aws, "message_id"));
    const std::string_view url = text_of(*aws, "queue_url");
    fact.resource = url.empty()
                        ? std::string(text_of(*aws, {"table_name", "topic_arn", "bucket_name"}))
                        : queue_arn(url, text_of(*aws, "region"));
  }
  fact.own_id.append(segment.trace).append(1, '/').append(text_of(value, "id"));
  sim::JsonWriter json;
  json.begin_object();
  copy_members(json, value,
               {"name", "id", "parent_id", "start_time", "end_time", "in_progress", "namespace",
                "http", "aws", "error", "fault", "throttle", "cause", "annotations", "metadata"});
  json.end_object();
  fact.payload = json.take();
  fact.payload_is_json = true;
  reading.tell();
  if (const sim::JsonValue* const parts = list_of(value, "subsegments")) {
    for (const sim::JsonValue& part : parts->elements()) read_segment(part, segment, reading);
  }
}

void read_whole_segment(const sim::JsonValue& value, Reading& reading) {
  Segment segment{text_of(value, "trace_id"), text_of(value, "name"), {}};
  if (const sim::JsonValue* const ecs = at(value, {"aws", "ecs"})) {
    const std::string_view task =
        harness::last_part(text_of(*ecs, {"task_arn", "task_id", "container_arn"}));
    if (is_task_id(task)) segment.task = task;
  }
  read_segment(value, segment, reading);
}

void read_xray(const sim::JsonValue& document, Reading& reading) {
  if (is_segment(document)) return read_whole_segment(document, reading);
  for (const sim::JsonValue& trace : document.find("Traces")->elements()) {
    const sim::JsonValue* const segments = list_of(trace, "Segments");
    if (segments == nullptr) {
      reading.not_understood("a trace of X-Ray without Segments", trace.json());
      continue;
    }
    for (const sim::JsonValue& segment : segments->elements()) {
      reading.next_record();
      sim::JsonTree tree;
      if (tree.read(text_of(segment, "Document")) && is_segment(tree.root())) {
        read_whole_segment(tree.root(), reading);
      } else {
        reading.not_understood("a segment of X-Ray whose Document is none", segment.json());
      }
    }
  }
}

}  // namespace

const DocumentReader kXraySegments{"X-Ray segments", is_xray_document, read_xray};

}  // namespace evidence
