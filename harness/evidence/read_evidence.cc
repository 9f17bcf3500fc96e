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

std::string read_text(Input& input, Findings& findings) {
  const std::string_view beginning = input.beginning();
  Reading reading(input.file(), findings);
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

void add_folder(const fs::path& folder, std::vector<std::string>& files) {
  std::vector<fs::path> entries;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (!entry.path().filename().string().starts_with('.')) entries.push_back(entry.path());
  }
  std::ranges::sort(entries);
  for (const fs::path& entry : entries) {
    // Links are followed to files only: a folder may be linked into itself.
    if (fs::is_directory(fs::symlink_status(entry))) {
      add_folder(entry, files);
    } else if (fs::is_regular_file(entry)) {
      files.push_back(entry.string());
    }
  }
}

}  // namespace

std::vector<std::string> find_evidence(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    if (!fs::exists(path)) throw std::runtime_error("there is no file or folder " + path);
    if (fs::is_directory(path)) {
      add_folder(path, files);
    } else {
      files.push_back(path);
    }
  }
  std::vector<std::string> once;
  for (std::string& file : files) {
    if (std::ranges::find(once, file) == once.end()) once.push_back(std::move(file));
  }
  return once;
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
