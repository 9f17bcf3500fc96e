// What OpenTelemetry's conventions say of an AWS call.
//
// https://opentelemetry.io/docs/specs/semconv/cloud-providers/aws-sdk/
// https://opentelemetry.io/docs/specs/semconv/messaging/sqs/
// https://opentelemetry.io/docs/specs/semconv/database/dynamodb/
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/events.h"
#include "harness/export/span_writer.h"

namespace exporting {

// The names of a span, its kind and its attributes; what is left is where it belongs and when.
// `messages` are those that the call sent or brought.
Span call_span(const sim::Event& event, const aws::ApiCall& call,
               const std::vector<std::string>& messages);
// The same of the work on a message.
Span work_span(std::string_view queue, const std::string& message, std::int64_t receives);

}  // namespace exporting
