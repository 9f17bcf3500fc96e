// Internal to sim_git: a workspace whose files are in memory.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/git/storage.h"
#include "sim/git/workspace.h"

namespace sim::git {

class MemoryWorkspace : public Workspace {
 public:
  explicit MemoryWorkspace(std::shared_ptr<Storage> origin);

  std::string branch() const override { return branch_; }
  std::vector<std::string> files() const override;
  std::vector<Change> changes() const override;
  std::optional<CommitId> commit_all(const std::string& message,
                                     const Signature& signature) override;
  Pushed push(const std::string& branch, Force force) override;
  void fetch() override;

 protected:
  void check_out(const std::string& branch, const CommitId& commit) override;

 private:
  void do_write_file(const std::string& path, const std::string& text) override;
  std::optional<std::string> do_read_file(const std::string& path) const override;
  void do_remove_file(const std::string& path) override;

  bool is_ignored(const std::string& path) const;
  bool is_folder(const std::string& path) const;
  // True if the uncommitted edit of `path` is in the way of checking out `target`.
  bool blocks(const std::string& path, const std::optional<std::string>& text,
              const git_tree& target) const;

  std::shared_ptr<Storage> origin_;
  std::string branch_;
  TreePtr tree_;  // of the current commit
  // What differs from tree_, and ignored files.
  Edits edits_;
  // The .gitignore that libgit2 has been given.
  mutable std::string ignore_rules_;
};

}  // namespace sim::git
