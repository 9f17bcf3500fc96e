// What an import says to people, as Markdown.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "harness/evidence/fact_store.h"
#include "harness/evidence/import.h"
#include "harness/evidence/joins.h"
#include "harness/evidence/read_evidence.h"
#include "harness/evidence/redaction.h"
#include "harness/evidence/tally.h"

namespace evidence {

struct ReadOf {
  FileRead file;
  std::uint64_t facts = 0;
};

struct Report {
  const ImportOptions& options;
  const ImportResult& result;
  const std::vector<ReadOf>& files;
  const std::vector<PassedOver>& passed_over;
  const FactStore& store;
  const Joins& joins;
  const Bodies& bodies;
  const Tally& tally;
  Redaction* redaction;  // null: nothing is replaced
};

std::string to_markdown(const Report& report);

}  // namespace evidence
