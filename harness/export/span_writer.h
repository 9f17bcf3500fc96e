// Writes spans as OTLP's JSON: ids in hexadecimal, times and whole numbers as texts.
//
// https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
// https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "harness/export/output.h"
#include "harness/export/span_ids.h"
#include "sim/time/time.h"

namespace exporting {

// The numbers are those of OTLP's SpanKind.
enum class SpanKind : std::uint8_t {
  kInternal = 1,
  kServer = 2,
  kClient = 3,
  kProducer = 4,
  kConsumer = 5,
};

// An attribute's value is a text, or a whole number.
struct SpanAttribute {
  std::string name;
  std::string text;
  bool is_number = false;
};

class SpanAttributes {
 public:
  // Left out if the text is "".
  SpanAttributes& add(std::string_view name, std::string_view text);
  SpanAttributes& add(std::string_view name, std::int64_t number);
  const std::vector<SpanAttribute>& all() const { return all_; }
  friend bool operator==(const SpanAttributes&, const SpanAttributes&) = default;

 private:
  std::vector<SpanAttribute> all_;
};

bool operator==(const SpanAttribute& a, const SpanAttribute& b);

struct Span {
  SpanContext own;
  std::string parent;  // the id of a span in the same trace; "" if there is none
  std::string name;
  SpanKind kind = SpanKind::kInternal;
  sim::Time start{};
  sim::Time end{};
  SpanAttributes attributes;
  std::vector<SpanContext> links;
  std::string error;  // "" if all went well
};

// One document, written span by span; those of one resource that follow each other are together.
class SpanWriter {
 public:
  explicit SpanWriter(std::unique_ptr<Document> document);

  void write(const SpanAttributes& resource, const Span& span);
  void finish();
  std::uint64_t spans() const { return spans_; }

 private:
  void begin_resource(const SpanAttributes& resource);
  void end_resource();

  std::unique_ptr<Document> document_;
  SpanAttributes resource_;
  bool has_resource_ = false;
  bool has_spans_ = false;  // of the resource
  std::uint64_t spans_ = 0;
};

}  // namespace exporting
