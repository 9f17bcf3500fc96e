// A folder made of evidence: `facts.jsonl` with every fact, sorted, each once, and `report.md`,
// which says what was read, what belongs together, what was not understood and what was replaced.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "harness/evidence/joins.h"
#include "sim/time/time.h"

namespace evidence {

struct ImportOptions {
  std::vector<std::string> paths;  // files and folders
  // Facts outside are left out; those without a time are kept. `from` is not after `to`.
  std::optional<sim::Time> from;
  std::optional<sim::Time> to;
  bool redact = true;
  // Where the pseudonyms are kept and found again; "": beside the folder, `DIR.redaction.json`.
  std::string mapping;
  // A file with words to be replaced, one a line, and patterns between slashes; "": none.
  std::string words;
  // Domains of mail whose addresses are made up, and stay as they are.
  std::vector<std::string> kept_domains;
  // A file with what may be bodies of messages, each a line or all of it one; "": none.
  std::string bodies;
  std::string folder;  // that is made; it may be there if it is empty
};

struct ImportResult {
  std::uint64_t files = 0;
  std::uint64_t facts = 0;     // written
  std::uint64_t repeated = 0;  // told again, and counted at the fact
  std::uint64_t left_out = 0;  // outside of the time asked for
  std::uint64_t not_understood = 0;
  std::uint64_t troubles = 0;
  std::uint64_t passed_over = 0;  // in folders: what is hidden, links to folders, what is no file
  std::string mapping;            // the file that was written; "" without redaction
};

// What else is made of the facts while they are written: harness/incident makes a scenario.
class FactConsumer {
 public:
  virtual ~FactConsumer() = default;

  // Before the first fact: by how much clocks differ.
  virtual void begin(const std::vector<Skew>& skews) = 0;
  // Then each body of a message that the evidence has, with what is replaced in it.
  virtual void see_body(const Bodies::Body& body) = 0;
  // Each fact as it is written, in that order, and from another thread than begin().
  virtual void see(const Fact& fact) = 0;
  // Whether it is to see a fact that is outside of the time asked for, and not written.
  virtual bool needs_outside(const Fact& fact) const = 0;
  // Such a fact, among the others in their order.
  virtual void see_outside(const Fact& fact, bool is_before) = 0;
};

// `consumer` may be null. std::runtime_error with one clear line if a path is not there, the time
// asked for ends before it begins, the folder is in use, the mapping would lie in it, or something
// cannot be written.
ImportResult import_evidence(const ImportOptions& options, FactConsumer* consumer = nullptr);

}  // namespace evidence
