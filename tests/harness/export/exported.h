// A journal, what exporters make of it, and what import reads in that.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "harness/export/exporter.h"
#include "sim/journal/journal.h"
#include "tests/support/folder.h"

namespace tests {

// Ids as AWS has them, where any will do.
inline constexpr char kMessageId[] = "93bb6e2d-1090-416c-81b0-31eb1faa8cd8";
inline constexpr char kTaskId[] = "0123456789abcdef0123456789abcdef";

class TakeToExport {
 public:
  // The events that the journal has by now, recorded.
  explicit TakeToExport(const sim::Journal& journal);

  // The documents of a kind by their names, unpacked.
  std::map<std::string, std::string> documents(const std::string& kind, const std::string& of = {});
  // Of the last documents(): what was told of them.
  const exporting::Exported& told() const { return told_; }
  // The facts that import reads in a kind of evidence, or, of "journal", in the journal itself.
  std::vector<nlohmann::json> facts(const std::string& kind);

  std::string journal() const { return folder_.path("take.sqlite"); }

 private:
  std::string export_to_folder(const std::string& kind, const std::string& of);

  Folder folder_;
  exporting::Exported told_;
  int folders_ = 0;
};

// All JSON documents of a text, which may stand one after the other.
std::vector<nlohmann::json> json_documents(const std::string& text);

}  // namespace tests
