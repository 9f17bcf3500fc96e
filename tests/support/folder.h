// A folder of a test's own, empty at first, deleted with all that is in it at the end.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "sim/store/temp_dir.h"

namespace tests {

class Folder {
 public:
  // The path of a file in the folder, there or not.
  std::string path(std::string_view name) const { return (dir_.path() / name).string(); }
  std::string path() const { return dir_.path().string(); }

  // "" if there is no such file.
  std::string read(std::string_view name) const {
    if (std::filesystem::is_directory(path(name))) return {};
    std::ifstream in(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void write(std::string_view name, std::string_view bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
  }

 private:
  sim::TempDir dir_;
};

}  // namespace tests
