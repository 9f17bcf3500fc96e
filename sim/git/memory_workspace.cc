#include "sim/git/memory_workspace.h"

#include <utility>

#include "sim/git/edits.h"
#include "sim/git/error.h"

namespace sim::git {
namespace {

// The id of the file at `path` in `tree`; no value if there is none.
std::optional<git_oid> blob_id(const git_tree& tree, const std::string& path) {
  TreeEntryPtr entry;
  const int code = git_tree_entry_bypath(out(entry), &tree, path.c_str());
  if (code == GIT_ENOTFOUND) return std::nullopt;
  check(code, "find", path);
  if (git_tree_entry_type(entry.get()) != GIT_OBJECT_BLOB) return std::nullopt;
  return *git_tree_entry_id(entry.get());
}

bool is_tree(const git_tree& tree, const std::string& path) {
  TreeEntryPtr entry;
  const int code = git_tree_entry_bypath(out(entry), &tree, path.c_str());
  if (code == GIT_ENOTFOUND) return false;
  check(code, "find", path);
  return git_tree_entry_type(entry.get()) == GIT_OBJECT_TREE;
}

bool same(const std::optional<git_oid>& a, const std::optional<git_oid>& b) {
  return a.has_value() == b.has_value() && (!a || git_oid_equal(&*a, &*b) != 0);
}

git_oid hash(const std::string& text) {
  git_oid id;
  check(git_odb_hash(&id, text.data(), text.size(), GIT_OBJECT_BLOB), "hash a file");
  return id;
}

// Calls `visit(folder)` for `a` and `a/b` of `a/b/c`.
template <class Visit>
void for_each_parent(const std::string& path, Visit visit) {
  for (std::size_t at = path.find('/'); at != std::string::npos; at = path.find('/', at + 1)) {
    visit(path.substr(0, at));
  }
}

void move_ref(Refs& refs, const std::string& name, const git_oid& target) {
  const std::optional<git_oid> now = refs.find(name);
  refs.set(name, target, now ? &*now : nullptr);
}

}  // namespace

MemoryWorkspace::MemoryWorkspace(std::shared_ptr<Storage> origin)
    : Workspace(memory_storage(share_odb(*origin))), origin_(std::move(origin)) {
  fetch();
  branch_ = origin_->default_branch;
  const auto tip = storage()->refs->find(origin_ref(branch_));
  if (!tip) throw Error(Reason::kNotFound, "clone", "the origin has no branch '" + branch_ + "'");
  storage()->refs->set(head_ref(branch_), *tip, nullptr);
  tree_ = tree_of(*storage(), *tip);
}

std::vector<std::string> MemoryWorkspace::files() const {
  Edits all;
  for (const std::string& path : files_at(branch_)) all.emplace(path, "");
  for (const auto& [path, text] : edits_) all.insert_or_assign(path, text);
  std::vector<std::string> paths;
  for (const auto& [path, text] : all) {
    if (text) paths.push_back(path);
  }
  return paths;
}

std::vector<Change> MemoryWorkspace::changes() const {
  std::vector<Change> changes;
  for (const auto& [path, text] : edits_) {
    if (!text) {
      changes.push_back({ChangeKind::kDeleted, path});
    } else if (blob_id(*tree_, path)) {
      changes.push_back({ChangeKind::kModified, path});
    } else if (!is_ignored(path)) {
      changes.push_back({ChangeKind::kAdded, path});
    }
  }
  return changes;
}

std::optional<CommitId> MemoryWorkspace::commit_all(const std::string& message,
                                                    const Signature& signature) {
  Edits staged;
  for (const Change& change : changes()) staged.insert(*edits_.find(change.path));
  if (staged.empty()) return std::nullopt;

  const git_oid parent = to_oid(head());
  const git_oid tree = write_tree(*storage(), tree_.get(), staged);
  const git_oid id = write_commit(*storage(), tree, &parent, message, signature);
  TreePtr next = tree_of(*storage(), id);
  storage()->refs->set(head_ref(branch_), id, &parent);
  tree_ = std::move(next);
  for (const auto& [path, text] : staged) edits_.erase(path);
  return to_text(id);
}

Pushed MemoryWorkspace::push(const std::string& branch, Force force) {
  const std::string name = head_ref(branch);
  const git_oid ours = to_oid(resolve(name));
  const std::optional<git_oid> theirs = origin_->refs->find(name);
  Pushed result = Pushed::kCreated;
  if (same(theirs, ours)) {
    result = Pushed::kUpToDate;
  } else if (theirs) {
    const bool forward = reaches(*storage(), ours, *theirs);
    if (!forward && force == Force::kNo) {
      throw Error(Reason::kNotFastForward, "push " + branch + " to origin",
                  "cannot push non-fastforwardable reference");
    }
    result = forward ? Pushed::kFastForward : Pushed::kForced;
  }
  if (result != Pushed::kUpToDate) origin_->refs->set(name, ours, theirs ? &*theirs : nullptr);
  move_ref(*storage()->refs, origin_ref(branch), ours);
  return result;
}

void MemoryWorkspace::fetch() {
  const std::string prefix = head_ref("");
  for (const auto& [name, id] : origin_->refs->list(prefix)) {
    move_ref(*storage()->refs, origin_ref(name.substr(prefix.size())), id);
  }
}

void MemoryWorkspace::check_out(const std::string& branch, const CommitId& commit) {
  const git_oid target_id = to_oid(commit);
  TreePtr target = tree_of(*storage(), target_id);
  Edits kept;
  for (const auto& [path, text] : edits_) {
    if (blocks(path, text, *target)) {
      throw Error(Reason::kConflict, "check out " + branch,
                  "the uncommitted change of " + path + " prevents it");
    }
    const auto before = blob_id(*tree_, path);
    const auto after = blob_id(*target, path);
    if (same(before, after)) kept.emplace(path, text);
  }
  move_ref(*storage()->refs, head_ref(branch), target_id);
  branch_ = branch;
  tree_ = std::move(target);
  edits_ = std::move(kept);
}

bool MemoryWorkspace::blocks(const std::string& path, const std::optional<std::string>& text,
                             const git_tree& target) const {
  const auto before = blob_id(*tree_, path);
  const auto after = blob_id(target, path);
  if (!text) return after && !same(before, after);
  if (same(before, after)) {
    if (before) return false;
    bool blocked = is_tree(target, path);
    for_each_parent(path, [&](const std::string& folder) {
      blocked = blocked || blob_id(target, folder).has_value();
    });
    return blocked;
  }
  return before ? !same(after, hash(*text)) : !is_ignored(path);
}

void MemoryWorkspace::do_write_file(const std::string& path, const std::string& text) {
  bool collides = is_folder(path);
  for_each_parent(path, [&](const std::string& folder) {
    collides = collides || do_read_file(folder).has_value();
  });
  if (collides) {
    throw Error(Reason::kConflict, "write " + path, "a file is where a folder must be");
  }
  if (same(blob_id(*tree_, path), hash(text))) {
    edits_.erase(path);
  } else {
    edits_.insert_or_assign(path, text);
  }
}

std::optional<std::string> MemoryWorkspace::do_read_file(const std::string& path) const {
  const auto edit = edits_.find(path);
  if (edit != edits_.end()) return edit->second;
  const BlobPtr blob = find_blob(*storage(), *tree_, path);
  if (blob == nullptr) return std::nullopt;
  return bytes_of(*blob);
}

void MemoryWorkspace::do_remove_file(const std::string& path) {
  if (blob_id(*tree_, path)) {
    edits_.insert_or_assign(path, std::nullopt);
  } else {
    edits_.erase(path);
  }
}

bool MemoryWorkspace::is_folder(const std::string& path) const {
  const std::string prefix = path + "/";
  for (auto at = edits_.lower_bound(prefix); at != edits_.end(); ++at) {
    if (!at->first.starts_with(prefix)) break;
    if (at->second) return true;
  }
  if (!is_tree(*tree_, path)) return false;
  for (const std::string& file : files()) {
    if (file.starts_with(prefix)) return true;
  }
  return false;
}

bool MemoryWorkspace::is_ignored(const std::string& path) const {
  const std::string rules = do_read_file(".gitignore").value_or("");
  git_repository* repository = storage()->repository.get();
  if (rules != ignore_rules_) {
    check(git_ignore_clear_internal_rules(repository), "read .gitignore");
    check(git_ignore_add_rule(repository, rules.c_str()), "read .gitignore");
    ignore_rules_ = rules;
  }
  if (rules.empty()) return false;
  int ignored = 0;
  check(git_ignore_path_is_ignored(&ignored, repository, path.c_str()), "read .gitignore");
  return ignored != 0;
}

}  // namespace sim::git
