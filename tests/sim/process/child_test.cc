#include <fcntl.h>
#include <poll.h>
#include <signal.h>

#include <filesystem>

#include "tests/sim/process/fixture.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using tests::Running;
using tests::shell;
using Texts = std::vector<std::string>;

TEST_CASE("Child: what it prints comes line by line, then its exit code", "[process]") {
  Running running(shell("echo one; echo two; echo wrong >&2; printf unfinished; exit 7"));
  const sim::ChildExit exit = running.wait();
  CHECK(exit.code == 7);
  CHECK_FALSE(exit.out_of_memory);
  CHECK(running.out == Texts{"one", "two", "unfinished"});
  CHECK(running.err == Texts{"wrong"});
}

TEST_CASE("Child: its arguments, folder and environment are those given, and no more",
          "[process]") {
  const tests::Folder folder;
  sim::ChildOptions options = shell("pwd; echo \"$0|$1|$GREETING|$HOME\"");
  options.arguments.insert(options.arguments.end(), {"name", "an argument\nof two lines"});
  options.folder = folder.path();
  options.environment["GREETING"] = "hello = world";
  Running running(options);
  CHECK(running.wait().code == 0);
  CHECK(running.out == Texts{std::filesystem::canonical(folder.path()).string(), "name|an argument",
                             "of two lines|hello = world|"});
}

TEST_CASE("Child: stdin is empty, and no descriptor of the simulator is open in it", "[process]") {
  Running running(shell("cat; ls /proc/self/fd | wc -l"));
  CHECK(running.wait().code == 0);
  CHECK(running.out == Texts{"4"});  // 0, 1, 2 and the one that ls reads the folder with
}

TEST_CASE("Child: whoever waits for its end sleeps, whatever the simulator has open", "[process]") {
  for (int number = 3; number < 8; ++number) ::fcntl(number, F_SETFD, FD_CLOEXEC);
  Running running(shell("sleep 0.5; cat /proc/$PPID/schedstat"));
  CHECK(running.wait().code == 0);
  REQUIRE(running.out.size() == 1);
  CHECK(std::stoll(running.out[0]) < 250'000'000);  // of CPU time, in ns
}

TEST_CASE("Child: its addresses are the same each time", "[process]") {
  Texts stacks;
  for (int take = 0; take < 2; ++take) {
    Running running(shell("grep stack /proc/self/maps"));
    CHECK(running.wait().code == 0);
    REQUIRE(running.out.size() == 1);
    stacks.push_back(running.out[0]);
  }
  CHECK(stacks[0] == stacks[1]);
}

TEST_CASE("Child: a signal that it handles reaches it", "[process]") {
  Running running(
      shell("trap 'echo stopping; exit 3' TERM; echo ready; while :; do sleep 0.05; done"));
  running.wait_for_lines(1);
  running.child->signal(SIGTERM);
  CHECK(running.wait().code == 3);
  CHECK(running.out == Texts{"ready", "stopping"});
}

TEST_CASE("Child: a signal that it does not handle is lost, as in a container", "[process]") {
  Running running(shell("echo ready; read nothing; sleep 0.2; echo unharmed; exit 0"));
  running.wait_for_lines(1);
  running.child->signal(SIGTERM);
  CHECK(running.wait().code == 0);
  CHECK(running.out.back() == "unharmed");
}

TEST_CASE("Child: outside of a container's rules a signal reaches the whole group", "[process]") {
  sim::ChildOptions options = shell("sleep 60 & echo $!; wait");
  options.like_a_container = false;
  Running running(options);
  running.wait_for_lines(1);
  const int sleeper = std::stoi(running.out.front());
  running.child->signal(SIGTERM);
  CHECK(running.wait().code == 128 + SIGTERM);
  CHECK(tests::dies(sleeper));
}

TEST_CASE("Child: the exit code of a signal is 128 and its number", "[process]") {
  Running running(shell("kill -SEGV $$"));
  CHECK(running.wait().code == 128 + SIGSEGV);
}

TEST_CASE("Child: kill ends one that ignores everything else, 137", "[process]") {
  Running running(shell("trap '' TERM INT HUP; echo ready; while :; do sleep 0.05; done"));
  running.wait_for_lines(1);
  running.child->signal(SIGTERM);
  running.child->kill();
  CHECK(running.wait().code == 137);
  running.child->signal(SIGTERM);  // nobody is there any more
}

TEST_CASE("Child: a program that signals its parent harms nobody", "[process]") {
  Running running(shell("kill -TERM $PPID; kill -INT $PPID; sleep 0.1; exit 6"));
  CHECK(running.wait().code == 6);
}

TEST_CASE("Child: is settling from a signal until what came of it can be heard", "[process]") {
  Running running(shell("trap 'exit 3' TERM; echo ready; while :; do sleep 0.01; done"));
  running.wait_for_lines(1);
  CHECK_FALSE(running.child->is_settling());
  running.child->signal(SIGTERM);
  bool settled = false;
  for (int i = 0; i < 5000 && !settled; ++i) {
    settled = !running.child->is_settling();
    ::poll(nullptr, 0, 1);
  }
  CHECK(settled);  // the loop has not run: the answer waits in the socket
  CHECK(running.wait().code == 3);
  CHECK_FALSE(running.child->is_settling());
}

TEST_CASE("Child: closing stdout early is no end", "[process]") {
  Running running(shell("exec >&- 2>&-; sleep 0.1; exit 4"));
  CHECK(running.wait().code == 4);
}

TEST_CASE("Child: its events may destroy it", "[process]") {
  struct Ends : sim::ChildEvents {
    void printed(std::string_view, sim::ChildStream) override {
      ++lines;
      child.reset();
    }
    void exited(sim::ChildExit) override { exited_too = true; }
    std::unique_ptr<sim::Child> child;
    int lines = 0;
    bool exited_too = false;
  };
  sim::http::Loop loop;
  Ends ends;
  ends.child = std::make_unique<sim::Child>(loop, shell("echo one; echo two; sleep 60"), ends);
  while (ends.child != nullptr) loop.wait(std::chrono::seconds{1});
  while (loop.poll()) {
  }
  CHECK(ends.lines == 1);
  CHECK_FALSE(ends.exited_too);
}

TEST_CASE("Child: many at once", "[process]") {
  std::vector<std::unique_ptr<Running>> all;
  for (int i = 0; i < 50; ++i) {
    all.push_back(std::make_unique<Running>(
        shell("echo " + std::to_string(i) + "; exit " + std::to_string(i))));
  }
  for (int i = 0; i < 50; ++i) {
    CHECK(all[static_cast<std::size_t>(i)]->wait().code == i);
    CHECK(all[static_cast<std::size_t>(i)]->out == Texts{std::to_string(i)});
  }
}
