// A clone of an Origin with a work tree: where an edit container does its work.
//
// In memory or on disk, with the same results and the same commit ids. In memory it is fast and
// dies with its object, as a container's disk does; on disk, other programs can work in it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/git/origin.h"
#include "sim/git/repository.h"

namespace sim::git {

// How switch_to() came to its branch.
enum class Switched {
  kAlreadyThere,
  kExisting,    // the workspace had it
  kFromOrigin,  // taken over from origin/BRANCH
  kCreated,     // cut from the start point
};

enum class Pushed { kUpToDate, kCreated, kFastForward, kForced };

enum class Force { kNo, kYes };

class Workspace : public Repository {
 public:
  // A clone in memory, on the origin's default branch. It works on the origin itself: objects are
  // shared, and the origin lives on while a workspace does.
  static std::unique_ptr<Workspace> clone(const Origin& origin);
  // A clone in the folder `path`, which must not exist or be empty.
  // REQUIRES: the origin is on disk, or Error with kInvalid.
  static std::unique_ptr<Workspace> clone(const Origin& origin, const std::filesystem::path& path);
  static std::unique_ptr<Workspace> open(const std::filesystem::path& path);

  // The branch that is checked out, and its commit.
  virtual std::string branch() const = 0;
  CommitId head() const { return resolve(branch()); }

  // Checks out `branch`. If the workspace does not have it, it is taken over from the origin as
  // last fetched; if that does not have it either, it is cut from the origin's `start` (or the
  // workspace's own, if the origin has none). Uncommitted changes come along; if they are in the
  // way of a file that differs, Error with kConflict, and nothing has changed.
  Switched switch_to(const std::string& branch, const std::string& start = "main");

  // The work tree. Paths as in Files; others are Error with kInvalid. Writing where a folder is, or
  // below a file, is Error with kConflict.
  void write_file(const std::string& path, const std::string& text);
  // No value if there is no such file.
  std::optional<std::string> read_file(const std::string& path) const;
  // Nothing happens if there is no such file.
  void remove_file(const std::string& path);
  // All files, ignored ones too, sorted.
  virtual std::vector<std::string> files() const = 0;

  // Uncommitted changes, sorted by path. Files that .gitignore names are left out; in memory only
  // the .gitignore at the top counts.
  virtual std::vector<Change> changes() const = 0;

  // Commits all of changes() on the current branch. No value if there was nothing to commit.
  virtual std::optional<CommitId> commit_all(const std::string& message,
                                             const Signature& signature) = 0;

  // Updates the origin's branch. If the origin has commits there that this branch lacks, Error
  // with kNotFastForward and nothing has changed, unless forced.
  virtual Pushed push(const std::string& branch, Force force = Force::kNo) = 0;

  // Brings the branches of the origin as `origin/BRANCH`. Those that the origin has removed stay,
  // as with `git fetch`.
  virtual void fetch() = 0;

 protected:
  explicit Workspace(std::shared_ptr<Storage> storage) : Repository(std::move(storage)) {}

  // Brings the files from the current commit to `commit`, then makes `branch`, now at `commit`,
  // the current one. On a conflict, nothing has changed.
  virtual void check_out(const std::string& branch, const CommitId& commit) = 0;

 private:
  virtual void do_write_file(const std::string& path, const std::string& text) = 0;
  virtual std::optional<std::string> do_read_file(const std::string& path) const = 0;
  virtual void do_remove_file(const std::string& path) = 0;
};

}  // namespace sim::git
