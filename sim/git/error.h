// What every function of sim::git throws.
#pragma once

#include <stdexcept>
#include <string>

namespace sim::git {

enum class Reason {
  kNotFound,        // no such repository, branch, commit
  kExists,          // the repository is there already
  kNotFastForward,  // the other side has commits that would be lost
  kConflict,        // uncommitted changes are in the way, or a file where a folder must be
  kInvalid,         // a path, a branch name or a signature that git does not allow
  kOther,
};

// The text is what was attempted, then git's own message:
// `push thread-x to origin: cannot push non-fastforwardable reference`.
class Error : public std::runtime_error {
 public:
  Error(Reason reason, const std::string& attempt, const std::string& message)
      : std::runtime_error(attempt + ": " + message), reason_(reason) {}

  Reason reason() const { return reason_; }

 private:
  Reason reason_;
};

}  // namespace sim::git
