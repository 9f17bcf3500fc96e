// The folder that a server keeps its data in.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "sim/store/folder_lock.h"

namespace harness {

class DataFolder {
 public:
  // `path`: "" for none, and then take() does nothing.
  explicit DataFolder(std::string path) : path_(std::move(path)) {}

  // The folder is this server's alone from now on, made if it is not there; also after it was
  // moved or removed. std::runtime_error with one clear line if it cannot be had.
  void take();

 private:
  std::string path_;
  std::optional<sim::FolderLock> lock_;
};

}  // namespace harness
