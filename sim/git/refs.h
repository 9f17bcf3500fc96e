// Internal to sim_git: the references of one repository, in its folder or in memory.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/git/handles.h"

namespace sim::git {

// Names are full: `refs/heads/main`.
class Refs {
 public:
  using Entry = std::pair<std::string, git_oid>;

  Refs() = default;
  Refs(const Refs&) = delete;
  Refs& operator=(const Refs&) = delete;
  virtual ~Refs() = default;

  virtual std::optional<git_oid> find(const std::string& name) const = 0;
  // Those that begin with `prefix`, by name; symbolic ones are left out.
  virtual std::vector<Entry> list(const std::string& prefix) const = 0;
  // Creates or moves. If the reference is not at `expected` (nullptr: must not exist) any more,
  // Error with kNotFastForward. A name git does not allow is kInvalid; one that is a folder of
  // another (`a` beside `a/b`) is kConflict.
  virtual void set(const std::string& name, const git_oid& target, const git_oid* expected) = 0;
};

std::unique_ptr<Refs> memory_refs();
// REQUIRES: the repository outlives the result.
std::unique_ptr<Refs> disk_refs(git_repository* repository);

inline std::string head_ref(const std::string& branch) { return "refs/heads/" + branch; }
inline std::string origin_ref(const std::string& branch) { return "refs/remotes/origin/" + branch; }

// Throws Error with kInvalid unless git allows a branch of this name.
void check_branch_name(const std::string& branch);

}  // namespace sim::git
