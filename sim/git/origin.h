// The repository that a site's workspaces clone from and push to: bare, one a site.
//
// In memory it is as real as on disk (git's own objects, ids and rules), without the files: a
// commit costs microseconds. On disk, programs other than Backlot may clone from it and push to
// it at any time.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "sim/git/repository.h"

namespace sim::git {

class Origin : public Repository {
 public:
  // Both begin with one commit of `files` on `branch`, by `signature`, `First commit`. Equal
  // arguments make equal commit ids in memory and on disk.
  static Origin in_memory(const Files& files, const Signature& signature,
                          const std::string& branch = "main");
  // `path` must not exist or be an empty folder, or Error with kExists; missing parents are made.
  static Origin create(const std::filesystem::path& path, const Files& files,
                       const Signature& signature, const std::string& branch = "main");
  // Error with kInvalid if the repository has a work tree.
  static Origin open(const std::filesystem::path& path);

  // What a clone checks out.
  const std::string& default_branch() const;

  // Commits on top of `branch`, as a push from elsewhere would. A new branch starts at the default
  // branch.
  CommitId commit(const std::string& branch, const Edits& edits, const std::string& message,
                  const Signature& signature);

  // Writes a bare repository with all branches to `path` (as for create()), for git's own tools.
  void save(const std::filesystem::path& path) const;

 private:
  friend class Workspace;
  explicit Origin(std::shared_ptr<Storage> storage) : Repository(std::move(storage)) {}
};

}  // namespace sim::git
