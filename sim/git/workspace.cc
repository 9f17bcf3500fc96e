#include "sim/git/workspace.h"

#include "sim/git/disk_workspace.h"
#include "sim/git/edits.h"
#include "sim/git/error.h"
#include "sim/git/memory_workspace.h"
#include "sim/git/storage.h"

namespace sim::git {

std::unique_ptr<Workspace> Workspace::clone(const Origin& origin) {
  return std::make_unique<MemoryWorkspace>(origin.storage());
}

std::unique_ptr<Workspace> Workspace::clone(const Origin& origin,
                                            const std::filesystem::path& path) {
  if (origin.path().empty()) {
    throw Error(Reason::kInvalid, "clone to " + path.string(),
                "the origin is in memory; save() it to a folder first");
  }
  return DiskWorkspace::clone(origin.path(), path);
}

std::unique_ptr<Workspace> Workspace::open(const std::filesystem::path& path) {
  return std::make_unique<DiskWorkspace>(disk_storage(path));
}

Switched Workspace::switch_to(const std::string& branch, const std::string& start) {
  check_branch_name(branch);
  const Refs& refs = *storage()->refs;
  if (branch == this->branch()) return Switched::kAlreadyThere;
  if (const auto own = refs.find(head_ref(branch))) {
    check_out(branch, to_text(*own));
    return Switched::kExisting;
  }
  if (const auto theirs = refs.find(origin_ref(branch))) {
    check_out(branch, to_text(*theirs));
    return Switched::kFromOrigin;
  }
  const auto theirs = refs.find(origin_ref(start));
  check_out(branch, theirs ? to_text(*theirs) : resolve(start));
  return Switched::kCreated;
}

void Workspace::write_file(const std::string& path, const std::string& text) {
  check_path(path);
  do_write_file(path, text);
}

std::optional<std::string> Workspace::read_file(const std::string& path) const {
  check_path(path);
  return do_read_file(path);
}

void Workspace::remove_file(const std::string& path) {
  check_path(path);
  do_remove_file(path);
}

}  // namespace sim::git
