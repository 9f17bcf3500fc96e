#include "sim/git/origin.h"

#include <utility>

#include "sim/git/database.h"
#include "sim/git/disk_origin.h"
#include "sim/git/edits.h"
#include "sim/git/error.h"

namespace sim::git {
namespace {

constexpr const char* kFirstMessage = "First commit";

git_oid commit_edits(const Database& database, const git_oid* parent, const Edits& edits,
                     const std::string& message, const Signature& signature) {
  for (const auto& [path, text] : edits) check_path(path);
  const TreePtr base = parent == nullptr ? nullptr : tree_of(database, *parent);
  const git_oid tree = write_tree(database, base.get(), edits);
  return write_commit(database, tree, parent, message, signature);
}

void begin(Database& database, const Files& files, const Signature& signature,
           const std::string& branch) {
  check_branch_name(branch);
  const git_oid first =
      commit_edits(database, nullptr, Edits(files.begin(), files.end()), kFirstMessage, signature);
  database.refs->set(head_ref(branch), first, nullptr);
  database.default_branch = branch;
}

}  // namespace

Origin Origin::in_memory(const Files& files, const Signature& signature,
                         const std::string& branch) {
  const auto database = memory_database();
  begin(*database, files, signature, branch);
  return Origin(database);
}

Origin Origin::create(const std::filesystem::path& path, const Files& files,
                      const Signature& signature, const std::string& branch) {
  const auto database = make_bare(path, branch);
  begin(*database, files, signature, branch);
  return Origin(database);
}

Origin Origin::open(const std::filesystem::path& path) {
  auto database = disk_database(path);
  if (git_repository_is_bare(database->repository.get()) == 0) {
    throw Error(Reason::kInvalid, "open " + path.string(), "not a bare repository");
  }
  return Origin(std::move(database));
}

const std::string& Origin::default_branch() const { return database()->default_branch; }

CommitId Origin::commit(const std::string& branch, const Edits& edits, const std::string& message,
                        const Signature& signature) {
  check_branch_name(branch);
  const std::optional<git_oid> tip = database()->refs->find(head_ref(branch));
  const git_oid parent = tip ? *tip : to_oid(resolve(default_branch()));
  const git_oid id = commit_edits(*database(), &parent, edits, message, signature);
  database()->refs->set(head_ref(branch), id, tip ? &*tip : nullptr);
  return to_text(id);
}

void Origin::remove_branch(const std::string& branch) {
  database()->refs->remove(head_ref(branch));
}

void Origin::save(const std::filesystem::path& path) const {
  copy(*database(), *make_bare(path, default_branch()));
}

}  // namespace sim::git
