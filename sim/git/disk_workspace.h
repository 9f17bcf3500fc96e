// Internal to sim_git: a workspace in a folder, by libgit2's own means.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/git/storage.h"
#include "sim/git/workspace.h"

namespace sim::git {

class DiskWorkspace : public Workspace {
 public:
  static std::unique_ptr<DiskWorkspace> clone(const std::filesystem::path& origin,
                                              const std::filesystem::path& path);
  explicit DiskWorkspace(std::shared_ptr<Storage> storage);

  std::string branch() const override;
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

  git_repository* repository() const { return storage()->repository.get(); }
  RemotePtr origin() const;
};

}  // namespace sim::git
