// Internal to sim_git: changed files become a new tree.
#pragma once

#include <string>

#include "sim/git/storage.h"
#include "sim/git/types.h"

namespace sim::git {

// Throws Error with kInvalid unless `path` is relative, has no empty, `.` or `..` part, and does
// not lead into `.git`.
void check_path(const std::string& path);

// Writes the blobs and trees of `base` (nullptr: of nothing) with `edits` on top, and returns the
// new tree. Removing what is not there is no error. A file where another path needs a folder, or
// the other way round, is Error with kConflict.
git_oid write_tree(const Storage& storage, const git_tree* base, const Edits& edits);

}  // namespace sim::git
