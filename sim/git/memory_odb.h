// Internal to sim_git: git objects in memory.
#pragma once

#include "sim/git/handles.h"

namespace sim::git {

// An object database that keeps everything it is given until it is destroyed. Reference-counted by
// libgit2: repositories that share it keep it alive.
OdbPtr memory_odb();

}  // namespace sim::git
