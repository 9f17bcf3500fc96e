#include "sim/git/storage.h"

#include <git2/sys/commit.h>
#include <git2/sys/repository.h>

#include <utility>

#include "sim/git/library.h"
#include "sim/git/memory_odb.h"

namespace sim::git {

std::shared_ptr<Storage> memory_storage(OdbPtr shared) {
  warm_up();
  auto storage = std::make_shared<Storage>();
  storage->odb = shared != nullptr ? std::move(shared) : memory_odb();
  check(git_repository_wrap_odb(out(storage->repository), storage->odb.get()),
        "make a repository in memory");
  // Without one of its own, libgit2 would look for a configuration file below a missing path.
  ConfigPtr config;
  check(git_config_new(out(config)), "make a repository in memory");
  check(git_repository_set_config(storage->repository.get(), config.get()),
        "make a repository in memory");
  storage->refs = memory_refs();
  return storage;
}

std::shared_ptr<Storage> disk_storage(const std::filesystem::path& path) {
  warm_up();
  RepositoryPtr repository;
  check(git_repository_open_ext(out(repository), path.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH,
                                nullptr),
        "open", path.string());
  return disk_storage(std::move(repository));
}

std::shared_ptr<Storage> disk_storage(RepositoryPtr repository) {
  auto storage = std::make_shared<Storage>();
  storage->repository = std::move(repository);
  git_repository* raw = storage->repository.get();
  check(git_repository_odb(out(storage->odb), raw), "open", git_repository_path(raw));
  storage->refs = disk_refs(raw);
  const bool bare = git_repository_is_bare(raw) != 0;
  storage->on_disk = bare ? git_repository_path(raw) : git_repository_workdir(raw);
  if (!bare) return storage;
  ReferencePtr head;
  check(git_reference_lookup(out(head), raw, "HEAD"), "read HEAD of", git_repository_path(raw));
  if (const char* target = git_reference_symbolic_target(head.get())) {
    const std::string_view name = target;
    if (name.starts_with("refs/heads/")) storage->default_branch = name.substr(11);
  }
  return storage;
}

OdbPtr share_odb(const Storage& storage) {
  OdbPtr odb;
  check(git_repository_odb(out(odb), storage.repository.get()), "share objects");
  return odb;
}

CommitPtr find_commit(const Storage& storage, const git_oid& id) {
  CommitPtr commit;
  check(git_commit_lookup(out(commit), storage.repository.get(), &id), "find commit", to_text(id));
  return commit;
}

TreePtr tree_of(const Storage& storage, const git_oid& commit) {
  TreePtr tree;
  check(git_commit_tree(out(tree), find_commit(storage, commit).get()), "read the tree of",
        to_text(commit));
  return tree;
}

BlobPtr find_blob(const Storage& storage, const git_tree& tree, const std::string& path) {
  TreeEntryPtr entry;
  const int code = git_tree_entry_bypath(out(entry), &tree, path.c_str());
  if (code == GIT_ENOTFOUND) return nullptr;
  check(code, "find", path);
  if (git_tree_entry_type(entry.get()) != GIT_OBJECT_BLOB) return nullptr;
  BlobPtr blob;
  check(git_blob_lookup(out(blob), storage.repository.get(), git_tree_entry_id(entry.get())),
        "read", path);
  return blob;
}

std::string bytes_of(const git_blob& blob) {
  return {static_cast<const char*>(git_blob_rawcontent(&blob)),
          static_cast<std::size_t>(git_blob_rawsize(&blob))};
}

bool reaches(const Storage& storage, const git_oid& commit, const git_oid& ancestor) {
  if (git_oid_equal(&commit, &ancestor) != 0) return true;
  // Most pushes bring one commit: no need to walk.
  const CommitPtr found = find_commit(storage, commit);
  for (unsigned i = 0; i < git_commit_parentcount(found.get()); ++i) {
    if (git_oid_equal(git_commit_parent_id(found.get(), i), &ancestor) != 0) return true;
  }
  const int code = git_graph_descendant_of(storage.repository.get(), &commit, &ancestor);
  check(code, "compare", to_text(commit));
  return code == 1;
}

git_oid write_commit(const Storage& storage, const git_oid& tree, const git_oid* parent,
                     const std::string& message, const Signature& signature) {
  const SignaturePtr author = to_git(signature);
  git_oid id;
  const git_oid* parents[] = {parent};
  check(git_commit_create_from_ids(&id, storage.repository.get(), nullptr, author.get(),
                                   author.get(), nullptr, message.c_str(), &tree,
                                   parent == nullptr ? 0 : 1, parents),
        "commit", message);
  return id;
}

}  // namespace sim::git
