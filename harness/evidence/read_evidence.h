// Reads files and folders of evidence, each file by the reader that it is for.
#pragma once

#include <string>
#include <vector>

#include "harness/evidence/findings.h"
#include "harness/evidence/input.h"

namespace evidence {

// What lies in a folder and is not read unless it is named, and why: it `is hidden`.
struct PassedOver {
  std::string path;
  std::string why;
};

struct EvidenceFiles {
  std::vector<std::string> files;
  std::vector<PassedOver> passed_over;
};

// The files that are named and those in the folders and below them, by name, each once. Of folders,
// what is hidden, links to folders, and what is no file are passed over, and so is what cannot be
// looked at. std::runtime_error names a path that is not there.
EvidenceFiles find_evidence(const std::vector<std::string>& paths);

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
