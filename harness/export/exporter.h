// What writes a recorded take as one kind of evidence, as AWS or a tool would have left it: one
// file for each kind.
//
// An exporter says what AWS would have known, and no more: a fault, a decision of the simulator and
// what happened inside of a program are in no evidence of AWS.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "harness/export/output.h"
#include "harness/export/take_events.h"

namespace exporting {

// What is told of an export.
struct Exported {
  std::uint64_t records = 0;
  std::vector<std::string> notes;  // one line each: what is not in it, and why
};

struct Exporter {
  std::string_view name;    // as `--as` has it
  std::string_view writes;  // for people: `CloudTrail's files, as they lie in S3`
  std::string_view record;  // what is counted: `call`, `message`
  std::string_view of;      // what `--of` names: `service`, `queue`; "" if it names nothing
  // Whether there may be several documents, for which a folder is made; else there is one.
  bool has_documents;
  // `of` is "" for all. Throws UnknownName; sim::EventError if an event is not what its kind says.
  Exported (*write)(TakeEvents& events, const std::string& of, Output& output);
};

// `--of` names what the take does not have.
class UnknownName : public std::runtime_error {
 public:
  // `there` are the names that would do.
  UnknownName(std::string_view noun, const std::string& name,
              const std::vector<std::string>& there);
};

// All kinds, in the order in which they are told.
std::span<const Exporter* const> exporters();
// Null if there is none of this name.
const Exporter* find_exporter(std::string_view name);

extern const Exporter kCloudTrailFiles;
extern const Exporter kDeadLetters;
extern const Exporter kContainerLogs;
extern const Exporter kEcsEvents;
extern const Exporter kInboundMails;
extern const Exporter kQueueMetricStatistics;
extern const Exporter kOtlpTraces;
extern const Exporter kPerfettoTrace;

}  // namespace exporting
