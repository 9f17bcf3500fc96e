#include "harness/evidence/read_evidence.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include "harness/evidence/json_documents.h"
#include "harness/evidence/reader.h"

namespace evidence {
namespace {

namespace fs = std::filesystem;

struct Foreign {
  std::string_view magic;
  std::string_view what;
};

constexpr Foreign kForeign[] = {
    {"PK\x03\x04", "a ZIP archive: unpack it and name the folder"},
    {"BZh", "packed with bzip2: unpack it first"},
    {"\xFD"
     "7zXZ",
     "packed with xz: unpack it first"},
    {"\x28\xB5\x2F\xFD", "packed with zstd: unpack it first"},
    {"PAR1", "Parquet, which is not read: export JSON"},
    {"$ion_1_0", "Amazon Ion, which is not read: export to S3 as DynamoDB JSON"},
    {"\xE0\x01\x00\xEA", "Amazon Ion, which is not read: export to S3 as DynamoDB JSON"},
    {"%PDF", "a PDF"},
    {"\x89PNG", "a picture"},
    {"\xFF\xD8\xFF", "a picture"},
    {"\x7F"
     "ELF",
     "a program"},
};

std::string_view foreign_kind(std::string_view beginning) {
  for (const Foreign& one : kForeign) {
    if (beginning.starts_with(one.magic)) return one.what;
  }
  constexpr std::size_t kTarMagic = 257;
  if (beginning.size() > kTarMagic && beginning.substr(kTarMagic).starts_with("ustar")) {
    return "a tar archive: unpack it and name the folder";
  }
  return {};
}

bool is_json(std::string_view beginning) {
  const std::size_t first = beginning.find_first_not_of(" \t\r\n,\x1e");
  return first != beginning.npos && (beginning[first] == '{' || beginning[first] == '[');
}

void read_documents(Input& input, Reading& reading, Findings& findings) {
  JsonDocuments documents(input, findings);
  while (const sim::JsonValue* document = documents.next()) {
    reading.next_record();
    reading.document(*document);
  }
}

// What every export of DynamoDB has beside its data and its manifests, and what tells nothing: an
// empty file that says that it has begun, and checksums of the manifests.
bool is_beside_export(const std::string& file, std::string_view beginning) {
  constexpr std::size_t kMostChecksum = 64;
  const std::string name = fs::path(file).filename().string();
  if (beginning.empty()) return name == "_started";
  return beginning.size() <= kMostChecksum &&
         (name == "manifest-files.md5" || name == "manifest-summary.md5");
}

std::string read_text(Input& input, Findings& findings) {
  const std::string_view beginning = input.beginning();
  Reading reading(input.file(), findings);
  if (is_beside_export(input.file(), beginning)) return "DynamoDB export";
  if (beginning.empty()) {
    // What is wrong with it is told with the end.
    std::string none;
    input.read(none);
    reading.trouble("is empty");
    return {};
  }
  if (is_json(beginning)) {
    read_documents(input, reading, findings);
    std::string formats;
    for (const std::string_view name : reading.formats()) {
      formats.append(formats.empty() ? "" : "; ").append(name);
    }
    return formats;
  }
  for (const TextReader& reader : text_readers()) {
    if (!reader.reads(beginning)) continue;
    reader.read(input, reading);
    return std::string(reader.name);
  }
  const std::string_view foreign = foreign_kind(beginning);
  if (foreign.empty()) {
    reading.not_understood("a file of no known form", beginning);
  } else {
    reading.trouble("is " + std::string(foreign));
  }
  return {};
}

// Why what is no folder and lies in one is not read; "" if it is a file.
std::string why_not_read(const fs::path& path) {
  // Links are followed to files only: a folder may be linked into itself, and a link to itself.
  std::error_code error;
  const bool is_link = fs::is_symlink(fs::symlink_status(path, error));
  const fs::file_status status = fs::status(path, error);
  if (fs::is_regular_file(status)) return {};
  if (fs::is_directory(status)) return "is a link to a folder";
  if (is_link && !fs::exists(status)) return "is a link that leads to nothing";
  return fs::status_known(status) ? "is no file" : "cannot be looked at: " + error.message();
}

void add_folder(const fs::path& folder, EvidenceFiles& found) {
  std::vector<fs::path> entries;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    entries.push_back(entry->path());
  }
  if (error) {
    found.passed_over.push_back({folder.string(), "cannot be looked into: " + error.message()});
  }
  std::ranges::sort(entries);
  for (const fs::path& entry : entries) {
    if (entry.filename().string().starts_with('.')) {
      found.passed_over.push_back({entry.string(), "is hidden"});
    } else if (std::error_code none; fs::is_directory(fs::symlink_status(entry, none))) {
      add_folder(entry, found);
    } else if (std::string why = why_not_read(entry); why.empty()) {
      found.files.push_back(entry.string());
    } else {
      found.passed_over.push_back({entry.string(), std::move(why)});
    }
  }
}

}  // namespace

EvidenceFiles find_evidence(const std::vector<std::string>& paths) {
  EvidenceFiles found;
  for (const std::string& path : paths) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) throw std::runtime_error("there is no file or folder " + path);
    if (fs::is_directory(status)) {
      add_folder(path, found);
    } else {
      found.files.push_back(path);
    }
  }
  std::vector<std::string> once;
  for (std::string& file : found.files) {
    if (std::ranges::find(once, file) == once.end()) once.push_back(std::move(file));
  }
  found.files = std::move(once);
  return found;
}

FileRead read_bytes(std::unique_ptr<Bytes> bytes, const std::string& name, Findings& findings) {
  Input input(std::move(bytes), name, findings);
  return {name, read_text(input, findings)};
}

FileRead read_file(const std::string& path, Findings& findings) {
  try {
    return read_bytes(file_bytes(path), path, findings);
  } catch (const std::runtime_error& error) {
    findings.trouble({path, 0}, error.what());
    return {path, {}};
  }
}

}  // namespace evidence
