// What a platform knows to read in the evidence of an incident: how long its own work took, which
// its parts in a World then take again (harness/incident/import_incident.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "harness/evidence/fact.h"
#include "sim/time/time.h"

namespace harness {

// A decision whose value is inferred from facts.
struct RecordedDecision {
  std::string kind;     // `ecs.start`
  std::string subject;  // whom it is for
  std::uint64_t number = 1;
  sim::Duration value{};
  evidence::Place place;   // of the fact that ended it
  std::string why;         // how it is known what it ended
  bool is_joined = false;  // by ids; else it is inferred
};

// An entry of one of the platform's lists in a world file that facts tell of and the world does not
// have, such as somebody who writes.
struct InferredEntry {
  std::string list;       // `users`
  std::string entry;      // one line of YAML: `{email: a@example.test}`
  std::string why;        // `who wrote`
  evidence::Place place;  // of the fact that tells of it first
};

class PlatformEvidence {
 public:
  virtual ~PlatformEvidence() = default;

  // Called with each body of a message that the evidence has, before the facts.
  virtual void see_body(const std::string& /*text*/) {}
  // Called with every fact, in the order of an import.
  virtual void see(const evidence::Fact& fact) = 0;
  // What the facts tell, by kind, subject and number.
  virtual std::vector<RecordedDecision> decisions() const = 0;
  // What the incident needs in its world beyond what that has, in the order of the facts.
  virtual std::vector<InferredEntry> entries() const { return {}; }
};

}  // namespace harness
