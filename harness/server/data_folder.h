// The data folder of a server (`--data`), which it has to itself.
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

  // Makes the folder if it is not there and locks it for this server; to be called again after the
  // folder was moved or removed. std::runtime_error with one clear line if it cannot be had.
  void take();

 private:
  std::string path_;
  std::optional<sim::FolderLock> lock_;
};

}  // namespace harness
