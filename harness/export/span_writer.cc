#include "harness/export/span_writer.h"

#include "fakes/sqs/messages/digest.h"
#include "sim/journal/json_writer.h"

namespace exporting {
namespace {

constexpr std::string_view kScope = "backlot";
constexpr int kStatusError = 2;
constexpr std::size_t kSpanDigits = 16;

std::string unix_nanoseconds(sim::Time time) {
  return std::to_string(time.time_since_epoch().count());
}

void write_attributes(const SpanAttributes& attributes, sim::JsonWriter& json) {
  json.key("attributes").begin_array();
  for (const SpanAttribute& one : attributes.all()) {
    json.begin_object().key("key").value(one.name).key("value").begin_object();
    json.key(one.is_number ? "intValue" : "stringValue").value(one.text);
    json.end_object().end_object();
  }
  json.end_array();
}

void write_links(const std::vector<SpanContext>& links, sim::JsonWriter& json) {
  if (links.empty()) return;
  json.key("links").begin_array();
  for (const SpanContext& link : links) {
    json.begin_object().key("traceId").value(link.trace).key("spanId").value(link.span);
    json.end_object();
  }
  json.end_array();
}

std::string to_json(const Span& span) {
  sim::JsonWriter json;
  json.begin_object();
  json.key("traceId").value(span.own.trace).key("spanId").value(span.own.span);
  if (!span.parent.empty()) json.key("parentSpanId").value(span.parent);
  json.key("name").value(span.name).key("kind").value(static_cast<int>(span.kind));
  json.key("startTimeUnixNano").value(unix_nanoseconds(span.start));
  json.key("endTimeUnixNano").value(unix_nanoseconds(span.end));
  write_attributes(span.attributes, json);
  write_links(span.links, json);
  if (!span.error.empty()) {
    json.key("status").begin_object().key("code").value(kStatusError);
    json.key("message").value(span.error).end_object();
  }
  json.end_object();
  return json.take();
}

}  // namespace

SpanContext span_of(std::uint64_t event, const SpanContext& parent) {
  const std::string number = std::to_string(event);
  return {.trace = parent.is_there() ? parent.trace : sqs::md5("trace " + number),
          .span = sqs::md5("span " + number).substr(0, kSpanDigits)};
}

bool operator==(const SpanAttribute& a, const SpanAttribute& b) {
  return a.name == b.name && a.text == b.text && a.is_number == b.is_number;
}

SpanAttributes& SpanAttributes::add(std::string_view name, std::string_view text) {
  if (!text.empty()) all_.push_back({std::string(name), std::string(text), false});
  return *this;
}

SpanAttributes& SpanAttributes::add(std::string_view name, std::int64_t number) {
  all_.push_back({std::string(name), std::to_string(number), true});
  return *this;
}

SpanWriter::SpanWriter(std::unique_ptr<Document> document) : document_(std::move(document)) {
  document_->write("{\"resourceSpans\":[");
}

void SpanWriter::begin_resource(const SpanAttributes& resource) {
  sim::JsonWriter json;
  json.begin_object().key("resource").begin_object();
  write_attributes(resource, json);
  json.end_object().key("scopeSpans").begin_array().begin_object();
  json.key("scope").begin_object().key("name").value(kScope).end_object();
  // The spans follow, and what ends all this.
  document_->write((spans_ > 0 ? ",\n" : "\n") + json.take() + ",\"spans\":[");
  resource_ = resource;
  has_resource_ = true;
  has_spans_ = false;
}

void SpanWriter::end_resource() {
  if (has_resource_) document_->write("]}]}");
  has_resource_ = false;
}

void SpanWriter::write(const SpanAttributes& resource, const Span& span) {
  if (!has_resource_ || !(resource_ == resource)) {
    end_resource();
    begin_resource(resource);
  }
  document_->write((has_spans_ ? ",\n" : "\n") + to_json(span));
  has_spans_ = true;
  ++spans_;
}

void SpanWriter::finish() {
  end_resource();
  document_->write("]}\n");
  document_->finish();
}

}  // namespace exporting
