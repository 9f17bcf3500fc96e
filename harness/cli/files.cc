#include "harness/cli/files.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <stdexcept>

namespace harness {
namespace {

namespace fs = std::filesystem;

constexpr char kExtension[] = ".yaml";

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    if (at->path().extension() != kExtension) continue;
    std::error_code why;
    if (at->is_regular_file(why)) files.push_back(at->path());
    // A link that leads nowhere is no file; one that leads to itself cannot be told from one.
    if (why && why != std::errc::no_such_file_or_directory) {
      throw std::runtime_error("cannot read " + at->path().string() + ": " + why.message());
    }
  }
  if (error) throw std::runtime_error("cannot read " + folder.string() + ": " + error.message());
  std::ranges::sort(files);
  return files;
}

std::vector<FoundFile> files_of(const std::string& path, const Platforms& platforms) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (!fs::exists(status)) throw std::runtime_error("there is no file or folder " + path);
  if (!fs::is_directory(status)) return {{path, kind_of_file(path, platforms)}};
  std::vector<FoundFile> found;
  for (const fs::path& file : files_below(path)) {
    found.push_back({file.lexically_normal().string(), kind_of_file(file.string(), platforms)});
  }
  return found;
}

}  // namespace

std::vector<FoundFile> find_files(const std::vector<std::string>& paths,
                                  const Platforms& platforms) {
  std::vector<FoundFile> all;
  std::set<std::string> seen;
  for (const std::string& path : paths) {
    const auto found = files_of(path, platforms);
    if (found.empty()) throw std::runtime_error("there is no *.yaml in " + path);
    for (const FoundFile& file : found) {
      if (seen.insert(fs::absolute(file.path).lexically_normal().string()).second) {
        all.push_back(file);
      }
    }
  }
  return all;
}

std::vector<FoundFile> find_playable(const std::vector<std::string>& paths,
                                     const Platforms& platforms) {
  std::vector<FoundFile> playable;
  for (const FoundFile& file : find_files(paths, platforms)) {
    const bool was_named = std::ranges::find(paths, file.path) != paths.end();
    if (file.kind == FileKind::kWorld && was_named) {
      throw std::runtime_error(file.path + " is a world, which is not played: use it with --world");
    }
    if (file.kind != FileKind::kWorld) playable.push_back(file);
  }
  if (playable.empty()) throw std::runtime_error("there is no scenario in " + paths.front());
  return playable;
}

std::string with_name(const std::string& path, std::string_view name) {
  std::string part(name);
  std::ranges::replace(part, '/', '-');
  const fs::path whole(path);
  const fs::path file = whole.stem().string() + "." + part + whole.extension().string();
  return (whole.parent_path() / file).string();
}

void need_folder_of(const std::string& path) {
  if (path.empty()) return;
  const fs::path folder = fs::absolute(path).parent_path();
  std::error_code error;
  if (fs::is_directory(folder, error)) return;
  throw std::runtime_error("cannot write " + path + ": there is no folder " + folder.string());
}

}  // namespace harness
