#include "sim/git/disk_workspace.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "sim/git/error.h"
#include "sim/git/library.h"

namespace sim::git {
namespace {

namespace fs = std::filesystem;

Change to_change(const git_status_entry& entry) {
  const git_diff_delta* delta =
      entry.index_to_workdir != nullptr ? entry.index_to_workdir : entry.head_to_index;
  const std::string path =
      delta->new_file.path != nullptr ? delta->new_file.path : delta->old_file.path;
  if ((entry.status & (GIT_STATUS_WT_NEW | GIT_STATUS_INDEX_NEW)) != 0) {
    return {ChangeKind::kAdded, path};
  }
  if ((entry.status & (GIT_STATUS_WT_DELETED | GIT_STATUS_INDEX_DELETED)) != 0) {
    return {ChangeKind::kDeleted, path};
  }
  return {ChangeKind::kModified, path};
}

void remove_empty_folders(const fs::path& top, fs::path folder) {
  std::error_code error;
  while (folder != top && fs::is_empty(folder, error) && !error) {
    fs::remove(folder, error);
    folder = folder.parent_path();
  }
}

}  // namespace

std::unique_ptr<DiskWorkspace> DiskWorkspace::clone(const fs::path& origin, const fs::path& path) {
  warm_up();
  git_clone_options options{};
  check(git_clone_options_init(&options, GIT_CLONE_OPTIONS_VERSION), "prepare options");
  options.local = GIT_CLONE_LOCAL_NO_LINKS;
  RepositoryPtr repository;
  check(git_clone(out(repository), origin.c_str(), path.c_str(), &options), "clone",
        origin.string());
  ConfigPtr config;
  check(git_repository_config(out(config), repository.get()), "configure", path.string());
  // A reflog would carry the real time.
  check(git_config_set_bool(config.get(), "core.logAllRefUpdates", 0), "configure", path.string());
  return std::make_unique<DiskWorkspace>(disk_storage(std::move(repository)));
}

DiskWorkspace::DiskWorkspace(std::shared_ptr<Storage> storage) : Workspace(std::move(storage)) {
  if (git_repository_is_bare(repository()) != 0) {
    throw Error(Reason::kInvalid, "open " + path().string(), "the repository has no work tree");
  }
}

std::string DiskWorkspace::branch() const {
  ReferencePtr head;
  check(git_repository_head(out(head), repository()), "read HEAD of", path().string());
  return git_reference_shorthand(head.get());
}

std::vector<std::string> DiskWorkspace::files() const {
  std::vector<std::string> paths;
  for (auto at = fs::recursive_directory_iterator(path()); at != fs::end(at); ++at) {
    if (at.depth() == 0 && at->path().filename() == ".git") {
      at.disable_recursion_pending();
    } else if (!at->is_directory()) {
      paths.push_back(at->path().lexically_relative(path()).generic_string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<Change> DiskWorkspace::changes() const {
  git_status_options options{};
  check(git_status_options_init(&options, GIT_STATUS_OPTIONS_VERSION), "prepare options");
  options.flags = GIT_STATUS_OPT_INCLUDE_UNTRACKED | GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS |
                  GIT_STATUS_OPT_UPDATE_INDEX;
  StatusPtr status;
  check(git_status_list_new(out(status), repository(), &options), "read the status of",
        path().string());
  std::vector<Change> changes;
  for (std::size_t i = 0; i < git_status_list_entrycount(status.get()); ++i) {
    changes.push_back(to_change(*git_status_byindex(status.get(), i)));
  }
  std::sort(changes.begin(), changes.end(),
            [](const Change& a, const Change& b) { return a.path < b.path; });
  return changes;
}

std::optional<CommitId> DiskWorkspace::commit_all(const std::string& message,
                                                  const Signature& signature) {
  IndexPtr index;
  check(git_repository_index(out(index), repository()), "stage in", path().string());
  check(git_index_add_all(index.get(), nullptr, GIT_INDEX_ADD_DEFAULT, nullptr, nullptr),
        "stage in", path().string());
  check(git_index_write(index.get()), "stage in", path().string());
  git_oid tree;
  check(git_index_write_tree(&tree, index.get()), "write a tree");

  const git_oid parent = to_oid(head());
  if (git_oid_equal(git_tree_id(tree_of(*storage(), parent).get()), &tree) != 0) {
    return std::nullopt;
  }
  const git_oid id = write_commit(*storage(), tree, &parent, message, signature);
  storage()->refs->set(head_ref(branch()), id, &parent);
  return to_text(id);
}

RemotePtr DiskWorkspace::origin() const {
  RemotePtr remote;
  check(git_remote_lookup(out(remote), repository(), "origin"), "find the origin of",
        path().string());
  return remote;
}

Pushed DiskWorkspace::push(const std::string& branch, Force force) {
  const std::string name = head_ref(branch);
  const CommitId ours = resolve(name);
  const RemotePtr remote = origin();
  const Repository there = Repository::open(git_remote_url(remote.get()));
  const std::optional<CommitId> theirs = there.find(name);

  std::string spec = (force == Force::kYes ? "+" : "") + name + ":" + name;
  char* specs[] = {spec.data()};
  const git_strarray refspecs{specs, 1};
  git_push_options options{};
  check(git_push_options_init(&options, GIT_PUSH_OPTIONS_VERSION), "prepare options");
  check(git_remote_push(remote.get(), &refspecs, &options), "push", branch + " to origin");
  if (!theirs) return Pushed::kCreated;
  if (*theirs == ours) return Pushed::kUpToDate;
  return there.contains(ours, *theirs) ? Pushed::kFastForward : Pushed::kForced;
}

void DiskWorkspace::fetch() {
  git_fetch_options options{};
  check(git_fetch_options_init(&options, GIT_FETCH_OPTIONS_VERSION), "prepare options");
  check(git_remote_fetch(origin().get(), nullptr, &options, nullptr), "fetch from", "origin");
}

void DiskWorkspace::check_out(const std::string& branch, const CommitId& commit) {
  const git_oid target = to_oid(commit);
  const CommitPtr found = find_commit(*storage(), target);
  git_checkout_options options{};
  check(git_checkout_options_init(&options, GIT_CHECKOUT_OPTIONS_VERSION), "prepare options");
  options.checkout_strategy = GIT_CHECKOUT_SAFE;
  check(git_checkout_tree(repository(), reinterpret_cast<git_object*>(found.get()), &options),
        "check out", branch);
  const std::string name = head_ref(branch);
  const std::optional<git_oid> now = storage()->refs->find(name);
  storage()->refs->set(name, target, now ? &*now : nullptr);
  check(git_repository_set_head(repository(), name.c_str()), "check out", branch);
}

void DiskWorkspace::do_write_file(const std::string& path, const std::string& text) {
  const fs::path target = this->path() / path;
  std::error_code error;
  fs::create_directories(target.parent_path(), error);
  if (error || fs::is_directory(target)) {
    throw Error(Reason::kConflict, "write " + path, "a file is where a folder must be");
  }
  std::ofstream stream(target, std::ios::binary | std::ios::trunc);
  stream << text;
  stream.close();
  if (!stream) throw Error(Reason::kOther, "write " + path, "cannot write " + target.string());
}

std::optional<std::string> DiskWorkspace::do_read_file(const std::string& path) const {
  const fs::path target = this->path() / path;
  std::error_code error;
  if (!fs::is_regular_file(target, error)) return std::nullopt;
  std::ifstream stream(target, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (stream.bad()) throw Error(Reason::kOther, "read " + path, "cannot read " + target.string());
  return text;
}

void DiskWorkspace::do_remove_file(const std::string& path) {
  const fs::path target = this->path() / path;
  std::error_code error;
  if (!fs::is_regular_file(target, error)) return;
  fs::remove(target, error);
  if (error) throw Error(Reason::kOther, "remove " + path, error.message());
  remove_empty_folders(this->path().lexically_normal().parent_path(), target.parent_path());
}

}  // namespace sim::git
