// Checks paths that files and requests give, and that must stay within a folder.
#pragma once

#include <filesystem>

namespace harness {

// Whether the path, taken from some folder as its root, leads out of it: `../x`, `/a/../../x`.
inline bool leads_out(const std::filesystem::path& path) {
  const std::filesystem::path normal = path.relative_path().lexically_normal();
  return !normal.empty() && *normal.begin() == "..";
}

}  // namespace harness
