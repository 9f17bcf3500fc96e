// Checks paths that files and requests give, and that must stay within a folder.
#pragma once

#include <algorithm>
#include <filesystem>

namespace harness {

// Whether the path, taken from some folder as its root, leads out of it: `../x`, `/a/../../x`.
inline bool leads_out(const std::filesystem::path& path) {
  const std::filesystem::path normal = path.relative_path().lexically_normal();
  return !normal.empty() && *normal.begin() == "..";
}

// Whether `path` is `folder` or below it, both being normal and of the same root.
inline bool is_inside(const std::filesystem::path& path, const std::filesystem::path& folder) {
  return std::ranges::mismatch(folder, path).in1 == folder.end();
}

}  // namespace harness
