// Reads files and folders of evidence, each file by the reader that it is for.
#pragma once

#include <string>
#include <vector>

#include "harness/evidence/findings.h"
#include "harness/evidence/input.h"

namespace evidence {

// The files that are named and those in the folders and below them, by name, each once. Hidden ones
// and what is no file are left out of folders. std::runtime_error names a path that is not there.
std::vector<std::string> find_evidence(const std::vector<std::string>& paths);

// What one file was read as.
struct FileRead {
  std::string file;
  std::string format;  // the names of formats; "" if nothing in it was of any
};

// Tells all that is in the file. What keeps it from being read is told as trouble, and ends
// nothing.
FileRead read_file(const std::string& path, Findings& findings);
// The same for bytes that are at hand; `name` is what facts say that they are from.
FileRead read_bytes(std::unique_ptr<Bytes> bytes, const std::string& name, Findings& findings);

}  // namespace evidence
