// The files that a command line names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "harness/scenario/file_kind.h"

namespace harness {

struct FoundFile {
  std::string path;
  FileKind kind = FileKind::kScenario;
};

// Each path that is a file, and what a folder holds: every `*.yaml` in it and below, by name. What
// each is, its keys say. Each file once, in the order of `paths`. std::runtime_error names a path
// that is not there and a folder that holds none.
std::vector<FoundFile> find_files(const std::vector<std::string>& paths,
                                  const Platforms& platforms);

// As find_files(), but only what can be played: without the worlds that folders hold.
std::vector<FoundFile> find_playable(const std::vector<std::string>& paths,
                                     const Platforms& platforms);

// `name` before the extension of `path`, slashes as dashes: `out/take.interrupt-second.sqlite`.
std::string with_name(const std::string& path, std::string_view name);

// std::runtime_error if the folder of a file that is to be written is not there. "" is no file.
void need_folder_of(const std::string& path);

}  // namespace harness
