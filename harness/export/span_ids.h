// Where a span belongs: the ids of OpenTelemetry, made of events' numbers, so that they are the
// same each time.
#pragma once

#include <cstdint>
#include <string>

namespace exporting {

struct SpanContext {
  std::string trace;  // 32 hexadecimal digits; "" of none
  std::string span;   // 16

  bool is_there() const { return !trace.empty(); }
};

// The span of an event in the trace of another span, or in one of its own if that is not there.
SpanContext span_of(std::uint64_t event, const SpanContext& parent);

}  // namespace exporting
