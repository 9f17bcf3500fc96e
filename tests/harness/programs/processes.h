// The machine's processes, as a test looks for those that should be gone.
#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "sim/vtime/thread_files.h"

namespace tests {

// The processes of the machine whose command line has `text`.
inline std::set<std::string> processes_with(const std::string& text) {
  std::set<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    // A stream would throw if the process ends while it is read.
    const std::string line = sim::vtime::read_proc(entry.path() / "cmdline");
    if (line.find(text) != std::string::npos) found.insert(entry.path().filename());
  }
  return found;
}

}  // namespace tests
