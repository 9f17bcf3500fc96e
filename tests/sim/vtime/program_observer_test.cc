// What the observer sees of programs that come, go, and work.
#include "sim/vtime/program_observer.h"

#include <signal.h>
#include <unistd.h>

#include <string>

#include "tests/sim/vtime/clocked_programs.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using tests::ClockedPrograms;

TEST_CASE("Observer: nobody is quiet, and nobody is busy", "[sim][vtime]") {
  ClockedPrograms clocked;
  CHECK(clocked.settle());
  CHECK(clocked.observer.busy().empty());
  CHECK(clocked.observer.unvirtual().empty());
  CHECK(clocked.observer.processes() == 0);
}

TEST_CASE("Observer: sees children, their threads and their children", "[sim][vtime]") {
  ClockedPrograms clocked;
  clocked.start({"sh", "-c", "sleep 100 & sh -c 'sleep 200 & wait' & wait"});
  REQUIRE(clocked.settle());
  CHECK(clocked.observer.processes() == 4);
  CHECK(clocked.observer.threads() == 4);
  clocked.start({tests::client(), "in_100_threads"});
  REQUIRE(clocked.settle());
  CHECK(clocked.observer.processes() == 5);
  CHECK(clocked.observer.threads() == 105);
}

TEST_CASE("Observer: a program that is about to run shares the page", "[sim][vtime]") {
  ClockedPrograms clocked;
  const std::string script =
      "i=0; while [ $i -lt 300 ]; do env env true; i=$((i+1)); done; sleep 100";
  clocked.start({"sh", "-c", script});
  std::string found;
  while (found.empty() && !clocked.page.next_deadline()) {
    clocked.observer.quiet();
    found = sim::vtime::describe(clocked.observer.unvirtual());
  }
  CHECK(found.empty());
}

TEST_CASE("Observer: an orphan stays in its task", "[sim][vtime]") {
  ClockedPrograms clocked;
  clocked.finish(clocked.start({"sh", "-c", "setsid sleep 100 & exit 0"}));
  REQUIRE(clocked.settle());
  CHECK(clocked.observer.processes() == 1);
  REQUIRE(clocked.page.next_deadline() == sim::kDefaultStart + 100s);
  clocked.page.set(sim::kDefaultStart + 100s);
  CHECK(clocked.page.wake_due() == 1);
}

TEST_CASE("Observer: a stopped program is quiet", "[sim][vtime]") {
  ClockedPrograms clocked;
  const int pid = clocked.start({tests::client(), "spin"});
  CHECK_FALSE(clocked.settle(100ms));
  clocked.kill(pid, SIGSTOP);
  CHECK(clocked.settle());
  clocked.kill(pid, SIGCONT);
  CHECK_FALSE(clocked.settle(100ms));
}

TEST_CASE("Observer: a removed task is not watched", "[sim][vtime]") {
  ClockedPrograms clocked;
  clocked.start({tests::client(), "spin"});
  CHECK_FALSE(clocked.settle(100ms));
  for (int i = 0; i < 100 && clocked.observer.cpu_time() < 10ms; ++i) clocked.settle(100ms);
  CHECK(clocked.observer.cpu_time() >= 10ms);
  clocked.observer.remove(::getpid());
  CHECK(clocked.settle());
  CHECK(clocked.observer.processes() == 0);
}

TEST_CASE("Observer: who waits for a child that works is not quiet", "[sim][vtime]") {
  ClockedPrograms clocked;
  clocked.start({"sh", "-c", "i=0; while [ $i -lt 300 ]; do i=$(echo $((i + 1))); done; sleep 1"});
  REQUIRE(clocked.settle());
  CHECK(clocked.page.next_deadline() == sim::kDefaultStart + 1s);
}

TEST_CASE("Observer: a thread that waits for its own process is seen at work", "[sim][vtime]") {
  ClockedPrograms clocked;
  clocked.start({tests::client(), "for_a_worker"});
  REQUIRE(clocked.settle());
  CHECK(clocked.observer.threads() == 4);
  for (int look = 0; look < 5; ++look) REQUIRE(clocked.settle());
  clocked.page.set(sim::kDefaultStart + 1s);
  REQUIRE(clocked.page.wake_due() == 1);
  REQUIRE(clocked.settle());
  CHECK(clocked.page.next_deadline() == sim::kDefaultStart + 8s);
}

TEST_CASE("Observer: threads that wait for their own process end with it", "[sim][vtime]") {
  ClockedPrograms clocked;
  const int pid = clocked.start({tests::client(), "for_a_worker"});
  for (int look = 0; look < 5; ++look) REQUIRE(clocked.settle());
  clocked.kill(pid, SIGKILL);
  clocked.finish(pid);
  REQUIRE(clocked.settle());
  CHECK(clocked.observer.threads() == 0);
}

TEST_CASE("Observer: a storm of short-lived children is never quiet", "[sim][vtime]") {
  ClockedPrograms clocked;
  clocked.start({"sh", "-c", "while :; do $(true); done"});
  CHECK_FALSE(clocked.settle(1s));
}
