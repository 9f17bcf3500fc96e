// What the tests of sim::git share.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "sim/git/error.h"
#include "sim/git/workspace.h"
#include "sim/store/temp_dir.h"
#include "tests/support/catch.h"

namespace sim::git {

inline const Files kSite = {{"README.md", "A site.\n"},
                            {"src/pages/index.astro", "<h1>Welcome</h1>\n"},
                            {"src/pages/about.astro", "<h1>About</h1>\n"}};

inline Signature at(std::chrono::seconds after_start) {
  return {"Edit container", "container@backlot.local", kDefaultStart + after_start};
}

// An origin and clones of it, in memory or on disk: what is tested must hold for both.
class Setup {
 public:
  explicit Setup(bool on_disk)
      : on_disk_(on_disk),
        origin(on_disk ? Origin::create(dir_.path() / "site.git", kSite, at({}))
                       : Origin::in_memory(kSite, at({}))) {}

  std::unique_ptr<Workspace> clone() {
    if (!on_disk_) return Workspace::clone(origin);
    return Workspace::clone(origin, dir_.path() / ("work-" + std::to_string(++clones_)));
  }

 private:
  TempDir dir_;
  bool on_disk_;
  int clones_ = 0;

 public:
  Origin origin;
};

inline Commit latest(const Repository& repository, const std::string& revision) {
  return repository.log(revision, 1).front();
}

// The ids of the commits of all branches.
inline std::set<CommitId> all_commits(const Repository& repository) {
  std::set<CommitId> ids;
  for (const std::string& branch : repository.branches()) {
    for (const Commit& commit : repository.log(branch)) ids.insert(commit.id);
  }
  return ids;
}

// The reason with which `call` fails; the test fails if it does not.
template <class Call>
Reason reason_of(Call call) {
  try {
    call();
  } catch (const Error& error) {
    return error.reason();
  }
  FAIL("no error");
  return Reason::kOther;
}

}  // namespace sim::git

namespace Catch {

template <>
struct StringMaker<sim::git::Change> {
  static std::string convert(const sim::git::Change& change) {
    return std::string(1, "AMD"[static_cast<int>(change.kind)]) + " " + change.path;
  }
};

}  // namespace Catch
