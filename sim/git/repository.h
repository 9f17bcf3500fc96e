// What can be asked of any git repository, in memory or on disk.
//
// A revision is a branch (`main`, `thread-x`), another side's branch as last fetched
// (`origin/main`), a full reference name, or a commit id of 40 digits. One that does not exist is
// Error with kNotFound, except where no value says so.
//
// Not thread-safe: one World, one thread. Different Worlds may run in different threads.
#pragma once

#include <cstddef>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/git/types.h"

namespace sim::git {

struct Storage;

class Repository {
 public:
  // Opens a repository on disk, bare or with a work tree, for reading.
  static Repository open(const std::filesystem::path& path);

  Repository(const Repository&) = delete;
  Repository& operator=(const Repository&) = delete;
  Repository(Repository&&) noexcept = default;
  Repository& operator=(Repository&&) noexcept = default;
  virtual ~Repository() = default;

  // Its folder; empty if it is in memory.
  const std::filesystem::path& path() const;

  std::optional<CommitId> find(const std::string& revision) const;
  // Like find(), but Error if there is none.
  CommitId resolve(const std::string& revision) const;

  // Branch names without `refs/heads/`, sorted.
  std::vector<std::string> branches() const;
  // Newest first, as `git log` lists them.
  std::vector<Commit> log(const std::string& revision,
                          std::size_t limit = std::numeric_limits<std::size_t>::max()) const;

  // The content of one file at a revision; no value if the revision has no such file.
  std::optional<std::string> read_file_at(const std::string& revision,
                                          const std::string& path) const;
  // All paths of a revision, sorted.
  std::vector<std::string> files_at(const std::string& revision) const;

  // True if `ancestor` is `revision` itself or can be reached from it.
  bool contains(const std::string& revision, const std::string& ancestor) const;

 protected:
  explicit Repository(std::shared_ptr<Storage> storage) : storage_(std::move(storage)) {}
  const std::shared_ptr<Storage>& storage() const { return storage_; }

 private:
  std::shared_ptr<Storage> storage_;
};

}  // namespace sim::git
