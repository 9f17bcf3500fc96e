// A folder that goes away with its owner, and with the simulator, whatever way that ends.
#pragma once

#include <filesystem>

#include "sim/process/init_process.h"

namespace sim {

class GuardedFolder {
 public:
  // Makes an empty folder in the system's folder for temporary files, and has a process of its own
  // remove it with all that is in it when this object, or the simulator, is gone.
  // std::system_error or StartError if that cannot be.
  GuardedFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  InitProcess guard_;
};

}  // namespace sim
