// A folder made of evidence: `facts.jsonl` with every fact, sorted, each once, and `report.md`,
// which says what was read, what belongs together, what was not understood and what was replaced.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/time/time.h"

namespace evidence {

struct ImportOptions {
  std::vector<std::string> paths;  // files and folders
  // Facts outside are left out; those without a time are kept.
  std::optional<sim::Time> from;
  std::optional<sim::Time> to;
  bool redact = true;
  // Where the pseudonyms are kept and found again; "": beside the folder, `DIR.redaction.json`.
  std::string mapping;
  // A file with words to be replaced, one a line; "": none.
  std::string words;
  std::string folder;  // that is made; it may be there if it is empty
};

struct ImportResult {
  std::uint64_t files = 0;
  std::uint64_t facts = 0;     // written
  std::uint64_t repeated = 0;  // told again, and counted at the fact
  std::uint64_t left_out = 0;  // outside of the time asked for
  std::uint64_t not_understood = 0;
  std::uint64_t troubles = 0;
  std::string mapping;  // the file that was written; "" without redaction
};

// std::runtime_error with one clear line if a path is not there, the folder is in use, the mapping
// would lie in it, or something cannot be written.
ImportResult import_evidence(const ImportOptions& options);

}  // namespace evidence
