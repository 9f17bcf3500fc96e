#include "sim/process/guarded_folder.h"

#include <stdlib.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace sim {

GuardedFolder::GuardedFolder() {
  const std::filesystem::path base =
      std::filesystem::canonical(std::filesystem::temp_directory_path());
  std::string name = (base / "backlot-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw std::system_error(errno, std::generic_category(), "make a folder in " + base.string());
  }
  path_ = name;
  InitOrder order;
  order.remove = name;
  try {
    guard_.start(order, -1, -1);
  } catch (...) {
    std::filesystem::remove_all(path_);
    throw;
  }
}

}  // namespace sim
