#include "sim/git/edits.h"

#include <cctype>
#include <string_view>

#include "sim/git/error.h"

namespace sim::git {
namespace {

bool is_dot_git(std::string_view part) {
  constexpr std::string_view kName = ".git";
  if (part.size() != kName.size()) return false;
  for (std::size_t i = 0; i < kName.size(); ++i) {
    if (std::tolower(static_cast<unsigned char>(part[i])) != kName[i]) return false;
  }
  return true;
}

// The mode of a file that stays as it was: an executable stays one.
std::uint32_t mode_of(git_index* index, const std::string& path) {
  const git_index_entry* entry = git_index_get_bypath(index, path.c_str(), 0);
  return entry != nullptr && entry->mode == GIT_FILEMODE_BLOB_EXECUTABLE
             ? GIT_FILEMODE_BLOB_EXECUTABLE
             : GIT_FILEMODE_BLOB;
}

void check_no_collision(git_index* index, const std::string& path) {
  bool collides = git_index_find_prefix(nullptr, index, (path + "/").c_str()) == 0;
  for (std::size_t at = path.find('/'); at != std::string::npos; at = path.find('/', at + 1)) {
    const std::string folder = path.substr(0, at);
    collides = collides || git_index_get_bypath(index, folder.c_str(), 0) != nullptr;
  }
  if (collides) {
    throw Error(Reason::kConflict, "write " + path, "a file is where a folder must be");
  }
}

}  // namespace

void check_path(const std::string& path) {
  const auto refuse = [&] {
    throw Error(Reason::kInvalid, "use path '" + path + "'",
                "expected a relative path without '..' and outside .git");
  };
  if (path.find('\0') != std::string::npos || path.find('\\') != std::string::npos) refuse();
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = path.find('/', begin);
    const std::string_view part = std::string_view(path).substr(begin, end - begin);
    if (part.empty() || part == "." || part == ".." || is_dot_git(part)) refuse();
    if (end == std::string::npos) return;
    begin = end + 1;
  }
}

git_oid write_tree(const Storage& storage, const git_tree* base, const Edits& edits) {
  IndexPtr index;
  check(git_index_new(out(index)), "prepare a commit");
  if (base != nullptr) check(git_index_read_tree(index.get(), base), "prepare a commit");
  for (const auto& [path, text] : edits) {
    if (!text && git_index_get_bypath(index.get(), path.c_str(), 0) != nullptr) {
      check(git_index_remove(index.get(), path.c_str(), 0), "remove", path);
    }
  }
  for (const auto& [path, text] : edits) {
    if (!text) continue;
    check_no_collision(index.get(), path);
    git_index_entry entry{};
    entry.mode = mode_of(index.get(), path);
    entry.path = path.c_str();
    check(git_odb_write(&entry.id, storage.odb.get(), text->data(), text->size(), GIT_OBJECT_BLOB),
          "write", path);
    check(git_index_add(index.get(), &entry), "write", path);
  }
  git_oid tree;
  check(git_index_write_tree_to(&tree, index.get(), storage.repository.get()), "write a tree");
  return tree;
}

}  // namespace sim::git
