// A journal whose end is missing, as a copy that did not finish leaves it. SQLite opens no file
// that is shorter than its header says, though what is there can be read.
#pragma once

#include <memory>
#include <string>

#include "sim/store/temp_dir.h"

namespace exporting {

// Whether it is a file of SQLite that is shorter than it says.
// https://www.sqlite.org/fileformat.html#in_header_database_size
bool is_cut(const std::string& path);

// A copy that says it is as long as it is.
class ReadableCopy {
 public:
  // REQUIRES: is_cut(). std::filesystem::filesystem_error if it cannot be copied.
  explicit ReadableCopy(const std::string& path);
  const std::string& path() const { return path_; }

 private:
  sim::TempDir folder_;
  std::string path_;
};

}  // namespace exporting
