#include "sim/process/guarded_folder.h"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <string>
#include <system_error>

#include "sim/time/pacer.h"

namespace sim {
namespace {

// Of 16 hex digits: by this form, a digest of behaviour knows that the name means nothing.
std::string new_name() {
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                 Pacer::wall_date().time_since_epoch().count(), 16)
                       .ptr;
  return "backlot-" + std::string(digits.data(), end);
}

std::string make_folder(const std::filesystem::path& base) {
  for (;;) {
    std::string name = (base / new_name()).string();
    if (::mkdir(name.c_str(), S_IRWXU) == 0) return name;
    if (errno == EEXIST) continue;
    throw std::system_error(errno, std::generic_category(), "make a folder in " + base.string());
  }
}

}  // namespace

GuardedFolder::GuardedFolder()
    : path_(make_folder(std::filesystem::canonical(std::filesystem::temp_directory_path()))) {
  InitOptions options;
  options.remove = path_;
  try {
    guard_.start(options, -1, -1);
  } catch (...) {
    std::filesystem::remove_all(path_);
    throw;
  }
}

}  // namespace sim
