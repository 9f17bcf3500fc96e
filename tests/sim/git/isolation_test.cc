// Nothing outside a repository changes what it does: no user's configuration, no other World.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "sim/git/library.h"
#include "tests/sim/git/support.h"

using namespace sim::git;
using namespace std::chrono_literals;

namespace {

// Every test of this program runs with a configuration that no git could read.
class BrokenHome {
 public:
  BrokenHome() {
    for (const char* name : {".gitconfig", "git/config"}) {
      std::filesystem::create_directories((dir_.path() / name).parent_path());
      std::ofstream(dir_.path() / name) << "[broken\n";
    }
    ::setenv("HOME", dir_.path().c_str(), 1);
    ::setenv("XDG_CONFIG_HOME", dir_.path().c_str(), 1);
  }

 private:
  sim::TempDir dir_;
};

const BrokenHome kBrokenHome;

CommitId play(int commits) {
  Origin origin = Origin::in_memory(kSite, at({}));
  const auto work = Workspace::clone(origin);
  for (int i = 0; i < commits; ++i) {
    work->switch_to("thread-" + std::to_string(i % 3));
    work->write_file("src/page" + std::to_string(i % 5), "text " + std::to_string(i));
    work->commit_all("Edit " + std::to_string(i), at(i * 1s));
    work->push(work->branch());
  }
  return origin.resolve("thread-0");
}

}  // namespace

TEST_CASE("warm_up: the user's configuration is never read", "[sim][git]") {
  warm_up();
  CHECK(std::string(std::getenv("HOME")).find("backlot-") != std::string::npos);
  Setup setup(GENERATE(false, true));
  const auto work = setup.clone();
  work->write_file("a", "1");
  CHECK(work->commit_all("One", at(1s)));
  CHECK(work->push("main") == Pushed::kFastForward);
}

TEST_CASE("Worlds in several threads do not see each other", "[sim][git]") {
  const CommitId expected = play(40);
  std::vector<CommitId> seen(4);
  std::vector<std::thread> threads;
  for (CommitId& id : seen) threads.emplace_back([&id] { id = play(40); });
  for (std::thread& thread : threads) thread.join();
  for (const CommitId& id : seen) CHECK(id == expected);
}
