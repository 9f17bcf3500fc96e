#include "sim/git/repository.h"

#include <algorithm>

#include "sim/git/error.h"
#include "sim/git/storage.h"

namespace sim::git {
namespace {

std::optional<git_oid> find_oid(const Storage& storage, const std::string& revision) {
  git_oid id;
  if (revision.size() == GIT_OID_HEXSZ && git_oid_fromstr(&id, revision.c_str()) == 0) {
    if (git_odb_exists(storage.odb.get(), &id) == 1) return id;
    return std::nullopt;
  }
  if (revision.starts_with("refs/")) return storage.refs->find(revision);
  if (auto branch = storage.refs->find(head_ref(revision))) return branch;
  return storage.refs->find("refs/remotes/" + revision);
}

// The commit that a revision names, through annotated tags.
std::optional<git_oid> find_commit_oid(const Storage& storage, const std::string& revision) {
  const std::optional<git_oid> id = find_oid(storage, revision);
  if (!id) return std::nullopt;
  ObjectPtr object;
  check(git_object_lookup(out(object), storage.repository.get(), &*id, GIT_OBJECT_ANY), "find",
        revision);
  ObjectPtr commit;
  check(git_object_peel(out(commit), object.get(), GIT_OBJECT_COMMIT), "find commit", revision);
  return *git_object_id(commit.get());
}

git_oid resolve_oid(const Storage& storage, const std::string& revision) {
  if (const auto id = find_commit_oid(storage, revision)) return *id;
  throw Error(Reason::kNotFound, "find revision '" + revision + "'", "no such branch or commit");
}

Commit to_commit(const git_commit& commit) {
  Commit result;
  result.id = to_text(*git_commit_id(&commit));
  result.message = git_commit_message(&commit);
  result.author = from_git(*git_commit_author(&commit));
  for (unsigned i = 0; i < git_commit_parentcount(&commit); ++i) {
    result.parents.push_back(to_text(*git_commit_parent_id(&commit, i)));
  }
  return result;
}

std::optional<git_oid> next(git_revwalk& walk) {
  git_oid id;
  const int code = git_revwalk_next(&id, &walk);
  if (code == GIT_ITEROVER) return std::nullopt;
  check(code, "walk the history");
  return id;
}

int collect_path(const char* folder, const git_tree_entry* entry, void* paths) {
  if (git_tree_entry_type(entry) == GIT_OBJECT_BLOB) {
    static_cast<std::vector<std::string>*>(paths)->push_back(std::string(folder) +
                                                             git_tree_entry_name(entry));
  }
  return 0;
}

}  // namespace

Repository Repository::open(const std::filesystem::path& path) {
  return Repository(disk_storage(path));
}

const std::filesystem::path& Repository::path() const { return storage_->on_disk; }

std::optional<CommitId> Repository::find(const std::string& revision) const {
  const auto id = find_commit_oid(*storage_, revision);
  if (!id) return std::nullopt;
  return to_text(*id);
}

CommitId Repository::resolve(const std::string& revision) const {
  return to_text(resolve_oid(*storage_, revision));
}

std::vector<std::string> Repository::branches() const {
  const std::string prefix = head_ref("");
  std::vector<std::string> names;
  for (const auto& [name, id] : storage_->refs->list(prefix)) {
    names.push_back(name.substr(prefix.size()));
  }
  return names;
}

std::vector<Commit> Repository::log(const std::string& revision, std::size_t limit) const {
  const git_oid start = resolve_oid(*storage_, revision);
  RevwalkPtr walk;
  check(git_revwalk_new(out(walk), storage_->repository.get()), "walk the history");
  git_revwalk_sorting(walk.get(), GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME);
  check(git_revwalk_push(walk.get(), &start), "walk the history of", revision);
  std::vector<Commit> commits;
  while (commits.size() < limit) {
    const auto id = next(*walk);
    if (!id) break;
    commits.push_back(to_commit(*find_commit(*storage_, *id)));
  }
  return commits;
}

std::optional<std::string> Repository::read_file_at(const std::string& revision,
                                                    const std::string& path) const {
  const TreePtr tree = tree_of(*storage_, resolve_oid(*storage_, revision));
  const BlobPtr blob = find_blob(*storage_, *tree, path);
  if (blob == nullptr) return std::nullopt;
  return bytes_of(*blob);
}

std::vector<std::string> Repository::files_at(const std::string& revision) const {
  const TreePtr tree = tree_of(*storage_, resolve_oid(*storage_, revision));
  std::vector<std::string> paths;
  check(git_tree_walk(tree.get(), GIT_TREEWALK_PRE, collect_path, &paths), "list files of",
        revision);
  std::sort(paths.begin(), paths.end());
  return paths;
}

bool Repository::contains(const std::string& revision, const std::string& ancestor) const {
  return reaches(*storage_, resolve_oid(*storage_, revision), resolve_oid(*storage_, ancestor));
}

}  // namespace sim::git
