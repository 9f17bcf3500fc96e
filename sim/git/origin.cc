#include "sim/git/origin.h"

#include <utility>

#include "sim/git/disk_origin.h"
#include "sim/git/edits.h"
#include "sim/git/error.h"
#include "sim/git/storage.h"

namespace sim::git {
namespace {

constexpr const char* kFirstMessage = "First commit";

git_oid commit_edits(const Storage& storage, const git_oid* parent, const Edits& edits,
                     const std::string& message, const Signature& signature) {
  for (const auto& [path, text] : edits) check_path(path);
  const TreePtr base = parent == nullptr ? nullptr : tree_of(storage, *parent);
  const git_oid tree = write_tree(storage, base.get(), edits);
  return write_commit(storage, tree, parent, message, signature);
}

void begin(Storage& storage, const Files& files, const Signature& signature,
           const std::string& branch) {
  check_branch_name(branch);
  const git_oid first =
      commit_edits(storage, nullptr, Edits(files.begin(), files.end()), kFirstMessage, signature);
  storage.refs->set(head_ref(branch), first, nullptr);
  storage.default_branch = branch;
}

}  // namespace

Origin Origin::in_memory(const Files& files, const Signature& signature,
                         const std::string& branch) {
  const auto storage = memory_storage();
  begin(*storage, files, signature, branch);
  return Origin(storage);
}

Origin Origin::create(const std::filesystem::path& path, const Files& files,
                      const Signature& signature, const std::string& branch) {
  const auto storage = make_bare(path, branch);
  begin(*storage, files, signature, branch);
  return Origin(storage);
}

Origin Origin::open(const std::filesystem::path& path) {
  auto storage = disk_storage(path);
  if (git_repository_is_bare(storage->repository.get()) == 0) {
    throw Error(Reason::kInvalid, "open " + path.string(), "not a bare repository");
  }
  return Origin(std::move(storage));
}

const std::string& Origin::default_branch() const { return storage()->default_branch; }

CommitId Origin::commit(const std::string& branch, const Edits& edits, const std::string& message,
                        const Signature& signature) {
  check_branch_name(branch);
  const std::optional<git_oid> tip = storage()->refs->find(head_ref(branch));
  const git_oid parent = tip ? *tip : to_oid(resolve(default_branch()));
  const git_oid id = commit_edits(*storage(), &parent, edits, message, signature);
  storage()->refs->set(head_ref(branch), id, tip ? &*tip : nullptr);
  return to_text(id);
}

void Origin::save(const std::filesystem::path& path) const {
  copy(*storage(), *make_bare(path, default_branch()));
}

}  // namespace sim::git
