// The values that go in and out of git repositories.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/time/time.h"

namespace sim::git {

// 40 hexadecimal digits, lower case.
using CommitId = std::string;

// Who did something, and when. Git keeps whole seconds in UTC: what is read back is rounded down.
// The time is the World's, so that equal runs make equal commit ids.
struct Signature {
  std::string name;
  std::string email;
  Time time;

  friend bool operator==(const Signature&, const Signature&) = default;
};

struct Commit {
  CommitId id;
  std::string message;
  Signature author;
  std::vector<CommitId> parents;
};

enum class ChangeKind { kAdded, kModified, kDeleted };

struct Change {
  ChangeKind kind;
  std::string path;

  friend bool operator==(const Change&, const Change&) = default;
};

// Paths are relative to the top of the work tree, with '/': `src/pages/index.astro`.
using Files = std::map<std::string, std::string>;

// What to write; no value removes the file.
using Edits = std::map<std::string, std::optional<std::string>>;

}  // namespace sim::git
