#include "sim/git/library.h"

#include "sim/git/handles.h"
#include "sim/late/late_library.h"

// Defined in programs that load libgit2 when it is first used (sim/late); null in others.
extern "C" [[gnu::weak]] const LateLibrary late_git;

namespace sim::git {
namespace {

class Library {
 public:
  Library() {
    load_late(&late_git);
    check(git_libgit2_init(), "start libgit2");
    for (const git_config_level_t level : {GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM,
                                           GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL}) {
      check(git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, static_cast<int>(level), ""),
            "close libgit2's search path");
    }
    check(git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 0), "turn off syncing");
    check(git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0), "turn off owner validation");
  }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library() { git_libgit2_shutdown(); }
};

}  // namespace

void warm_up() { static const Library library; }

}  // namespace sim::git
