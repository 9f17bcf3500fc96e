#include "tests/harness/export/exported.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "harness/evidence/import.h"
#include "harness/evidence/input.h"
#include "harness/evidence/tally.h"
#include "sim/journal/journal_file.h"

namespace tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string unpacked(const std::string& path) {
  evidence::Tally tally([](const evidence::Fact&) {});
  evidence::Input input(evidence::file_bytes(path), path, tally);
  std::string text;
  while (input.read(text)) continue;
  return text;
}

}  // namespace

TakeToExport::TakeToExport(const sim::Journal& journal) {
  sim::JournalFile file(this->journal());
  for (const sim::Event& event : journal.events()) file.add(event);
  file.flush();
}

std::string TakeToExport::export_to_folder(const std::string& kind, const std::string& of) {
  const exporting::Exporter& exporter = *exporting::find_exporter(kind);
  const std::string folder = folder_.path(kind + std::to_string(++folders_));
  exporting::TakeEvents events(journal());
  auto output = exporting::Output::into_folder(folder);
  told_ = exporter.write(events, of, output);
  output.finish();
  return folder;
}

std::map<std::string, std::string> TakeToExport::documents(const std::string& kind,
                                                           const std::string& of) {
  const std::string folder = export_to_folder(kind, of);
  std::map<std::string, std::string> documents;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    documents[fs::relative(entry.path(), folder).string()] = unpacked(entry.path().string());
  }
  return documents;
}

std::vector<json> TakeToExport::facts(const std::string& kind) {
  evidence::ImportOptions options;
  options.paths = {kind == "journal" ? journal() : export_to_folder(kind, {})};
  options.redact = false;
  options.folder = folder_.path("facts" + std::to_string(++folders_));
  evidence::import_evidence(options);
  return json_documents(unpacked(options.folder + "/facts.jsonl"));
}

std::vector<json> json_documents(const std::string& text) {
  std::vector<json> documents;
  std::istringstream in(text);
  for (json one; in >> std::ws && in.peek() != EOF;) {
    in >> one;
    documents.push_back(one);
  }
  return documents;
}

}  // namespace tests
