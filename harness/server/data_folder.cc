#include "harness/server/data_folder.h"

#include <filesystem>
#include <stdexcept>
#include <system_error>

namespace harness {
namespace {

void make_folder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) throw std::runtime_error("cannot use the folder " + path + ": " + error.message());
}

}  // namespace

void DataFolder::take() {
  if (path_.empty()) return;
  make_folder(path_);
  if (!lock_ || !lock_->is_in_place()) lock_.emplace(path_);
}

}  // namespace harness
