// Nothing outlives a Child: not its own end, not the simulator's, however that comes.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/process/guarded_folder.h"
#include "tests/sim/process/fixture.h"
#include "tests/support/catch.h"

using tests::dies;
using tests::is_alive;
using tests::Running;
using tests::shell;

namespace {

// Prints the process id of each process that it leaves: a child, one in a session of its own, and
// the orphan of one that went away.
const char* const kFamily =
    "sleep 600 & echo $!; setsid sleep 600 & echo $!; sh -c 'sleep 600 & echo $!'";

std::vector<int> family_of(Running& running) {
  running.wait_for_lines(3);
  std::vector<int> pids;
  for (const std::string& line : running.out) pids.push_back(std::stoi(line));
  return pids;
}

// Another program with a Child: tests/sim/process/runs_a_child.cc.
class Simulator {
 public:
  explicit Simulator(std::string ending) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    std::string program = BACKLOT_RUNS_A_CHILD;
    std::array<char*, 3> arguments{program.data(), ending.data(), nullptr};
    REQUIRE(::posix_spawn(&pid_, program.c_str(), &actions, nullptr, arguments.data(), environ) ==
            0);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    FILE* output = ::fdopen(ends[0], "r");
    std::array<char, 256> name{};
    REQUIRE(std::fscanf(output, "%255s", name.data()) == 1);
    folder = name.data();
    for (int pid = 0; family.size() < 5 && std::fscanf(output, "%d", &pid) == 1;) {
      family.push_back(pid);
    }
    std::fclose(output);
    REQUIRE(family.size() == 5);  // init, the command and what it left
  }
  ~Simulator() {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }

  void signal(int number) const { ::kill(pid_, number); }

  // Everything that it left is gone, or goes within ten seconds.
  bool leaves_nothing() const {
    for (const int pid : family) {
      if (!dies(pid)) return false;
    }
    for (int i = 0; i < 2000 && std::filesystem::exists(folder); ++i) ::poll(nullptr, 0, 5);
    return !std::filesystem::exists(folder);
  }

  std::vector<int> family;
  std::filesystem::path folder;

 private:
  int pid_ = 0;
};

}  // namespace

TEST_CASE("Child: what the command leaves behind ends with it", "[process]") {
  Running running(shell(std::string(kFamily) + "; exit 5"));
  CHECK(running.wait().code == 5);
  REQUIRE(running.out.size() == 3);
  for (const int pid : family_of(running)) CHECK_FALSE(is_alive(pid));
}

TEST_CASE("Child: one that forks and leaves has ended", "[process]") {
  Running running(shell("(sleep 600; echo late) & exit 0"));
  CHECK(running.wait().code == 0);
  CHECK(running.out.empty());
}

TEST_CASE("Child: destroying it leaves nothing behind", "[process]") {
  Running running(shell(std::string(kFamily) + "; wait"));
  const std::vector<int> family = family_of(running);
  const int init = running.child->init_pid();
  const int command = running.child->pid();
  for (const int pid : family) CHECK(is_alive(pid));
  running.child.reset();
  for (const int pid : family) CHECK_FALSE(is_alive(pid));
  CHECK_FALSE(is_alive(command));
  CHECK_FALSE(is_alive(init));
  CHECK_FALSE(running.exit.has_value());
}

TEST_CASE("Child: if backlot-init is killed the command goes with it", "[process]") {
  Running running(shell("echo ready; exec sleep 600"));
  running.wait_for_lines(1);
  const int command = running.child->pid();
  ::kill(running.child->init_pid(), SIGKILL);
  CHECK(running.wait().code == 137);
  CHECK(dies(command));
}

TEST_CASE("GuardedFolder: it is gone with its owner", "[process]") {
  std::filesystem::path path;
  {
    const sim::GuardedFolder folder;
    path = folder.path();
    std::filesystem::create_directories(path / "a/b");
    std::filesystem::create_symlink("/usr", path / "a/link");
    CHECK(std::filesystem::is_empty(path / "a/b"));
  }
  CHECK_FALSE(std::filesystem::exists(path));
  CHECK(std::filesystem::exists("/usr/bin"));
}

TEST_CASE("Child: nothing is left when the simulator ends", "[process]") {
  const Simulator simulator("return");
  CHECK(simulator.leaves_nothing());
}

TEST_CASE("Child: nothing is left when an exception ends the simulator", "[process]") {
  const Simulator simulator("throw");
  CHECK(simulator.leaves_nothing());
}

TEST_CASE("Child: nothing is left when ^C ends the simulator", "[process]") {
  const Simulator simulator("wait");
  for (const int pid : simulator.family) CHECK(is_alive(pid));
  simulator.signal(SIGINT);
  CHECK(simulator.leaves_nothing());
}

TEST_CASE("Child: nothing is left when kill -9 ends the simulator", "[process]") {
  const Simulator simulator("wait");
  simulator.signal(SIGKILL);
  CHECK(simulator.leaves_nothing());
}
