// Internal to sim_git: one repository's objects and references.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "sim/git/handles.h"
#include "sim/git/refs.h"

namespace sim::git {

struct Storage {
  RepositoryPtr repository;
  OdbPtr odb;
  std::unique_ptr<Refs> refs;
  std::string default_branch;     // "" in a workspace
  std::filesystem::path on_disk;  // its folder; empty if in memory
};

// An empty repository in memory; with `shared`, one that keeps its objects there.
std::shared_ptr<Storage> memory_storage(OdbPtr shared = nullptr);
// The repository in `path`, which may be a bare one or a work tree.
std::shared_ptr<Storage> disk_storage(const std::filesystem::path& path);
std::shared_ptr<Storage> disk_storage(RepositoryPtr repository);
// Another owner of the same object database.
OdbPtr share_odb(const Storage& storage);

CommitPtr find_commit(const Storage& storage, const git_oid& id);
TreePtr tree_of(const Storage& storage, const git_oid& commit);
// The blob at `path`, or nullptr.
BlobPtr find_blob(const Storage& storage, const git_tree& tree, const std::string& path);
std::string bytes_of(const git_blob& blob);
// True if `ancestor` is `commit` or one of its ancestors.
bool reaches(const Storage& storage, const git_oid& commit, const git_oid& ancestor);
// Writes a commit object; no reference moves. `parent` may be nullptr.
git_oid write_commit(const Storage& storage, const git_oid& tree, const git_oid* parent,
                     const std::string& message, const Signature& signature);

}  // namespace sim::git
