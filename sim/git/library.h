// Internal to sim_git, but for warm_up: the life of libgit2 in this process.
#pragma once

namespace sim::git {

// Starts libgit2 on the first call; later calls cost nothing. From then on it reads no
// configuration of the user or the machine, never syncs to disk, and trusts the owner of every
// folder. Safe from any thread. Every function of sim::git that needs it calls it.
//
// The first call takes milliseconds (libgit2 reads the machine's TLS certificates then). A program
// that wants to hide them calls this on another thread while it does something else.
void warm_up();

}  // namespace sim::git
