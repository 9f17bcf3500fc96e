#include "sim/process/helper_program.h"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <system_error>

namespace sim {
namespace {

bool is_executable(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored) && ::access(path.c_str(), X_OK) == 0;
}

}  // namespace

std::filesystem::path helper_program(const std::string& folder, const std::string& name,
                                     const std::string& variable) {
  const char* named = std::getenv(variable.c_str());
  if (named != nullptr && *named != 0) {
    if (is_executable(named)) return std::filesystem::absolute(named);
    throw std::runtime_error(variable + " names " + named + ", which is not a program");
  }
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe");
  // The executable is at the top of the build or, a test, somewhere in it.
  for (std::filesystem::path base = self.parent_path();; base = base.parent_path()) {
    if (const auto beside = base / name; is_executable(beside)) return beside;
    if (const auto built = base / folder / name; is_executable(built)) return built;
    if (base == base.root_path()) break;
  }
  throw std::runtime_error("no " + name + " beside " + self.string() + "; " + variable +
                           " can say where it is");
}

}  // namespace sim
