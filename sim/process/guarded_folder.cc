#include "sim/process/guarded_folder.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstdint>
#include <random>
#include <string>
#include <system_error>

#include "sim/random/random.h"

namespace sim {
namespace {

// 16 hex digits: by this form, a digest of behaviour knows that the name was drawn.
std::string drawn_name() {
  constexpr int kDigits = 16;
  std::random_device device;
  const std::uint64_t seed = (std::uint64_t{device()} << 32U) | device();
  return "backlot-" + Ids(Random(seed)).hex(kDigits);
}

std::string make_folder(const std::filesystem::path& base) {
  for (;;) {
    std::string name = (base / drawn_name()).string();
    if (::mkdir(name.c_str(), S_IRWXU) == 0) return name;
    if (errno == EEXIST) continue;
    throw std::system_error(errno, std::generic_category(), "make a folder in " + base.string());
  }
}

}  // namespace

GuardedFolder::GuardedFolder()
    : path_(make_folder(std::filesystem::canonical(std::filesystem::temp_directory_path()))) {
  InitOrder order;
  order.remove = path_;
  try {
    guard_.start(order, -1, -1);
  } catch (...) {
    std::filesystem::remove_all(path_);
    throw;
  }
}

}  // namespace sim
