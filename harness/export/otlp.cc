// Traces as OTLP's JSON, as a collector's file exporter and viewers have it.
//
// https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
#include "harness/export/exporter.h"
#include "harness/export/tracing.h"

namespace exporting {
namespace {

Exported write_otlp(TakeEvents& events, const std::string& of, Output& output) {
  SpanWriter writer(output.begin("traces.json"));
  Tracing tracing(events, of, writer);
  events.each([&](const sim::Event& event) { tracing.see(event); });
  tracing.finish();
  writer.finish();
  if (!of.empty() && !tracing.services().contains(of)) {
    std::vector<std::string> names;
    for (const auto& [name, spans] : tracing.services()) names.push_back(name);
    throw UnknownName("service", of, names);
  }
  return {.records = writer.spans(), .notes = {}};
}

}  // namespace

const Exporter kOtlpTraces{.name = "otlp",
                           .writes = "traces of calls, messages and tasks as OTLP's JSON",
                           .record = "span",
                           .of = "service",
                           .has_documents = false,
                           .write = write_otlp};

}  // namespace exporting
