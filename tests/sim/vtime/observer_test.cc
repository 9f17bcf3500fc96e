// What the observer sees of programs that come, go, and work.
#include "sim/vtime/observer.h"

#include <signal.h>
#include <unistd.h>

#include <string>

#include "tests/sim/vtime/theatre.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using tests::Theatre;

TEST_CASE("Observer: nobody is quiet, and nobody is busy", "[sim][vtime]") {
  Theatre theatre;
  CHECK(theatre.settle());
  CHECK(theatre.observer.busy().empty());
  CHECK(theatre.observer.unvirtual().empty());
  CHECK(theatre.observer.processes() == 0);
}

TEST_CASE("Observer: sees children, their threads and their children", "[sim][vtime]") {
  Theatre theatre;
  theatre.start({"sh", "-c", "sleep 100 & sh -c 'sleep 200 & wait' & wait"});
  REQUIRE(theatre.settle());
  CHECK(theatre.observer.processes() == 4);
  CHECK(theatre.observer.threads() == 4);
  theatre.start({tests::client(), "in_100_threads"});
  REQUIRE(theatre.settle());
  CHECK(theatre.observer.processes() == 5);
  CHECK(theatre.observer.threads() == 105);
}

TEST_CASE("Observer: a program that is about to run shares the page", "[sim][vtime]") {
  Theatre theatre;
  const std::string script =
      "i=0; while [ $i -lt 300 ]; do env env true; i=$((i+1)); done; sleep 100";
  theatre.start({"sh", "-c", script});
  std::string found;
  while (found.empty() && !theatre.page.next_deadline()) {
    theatre.observer.quiet();
    found = sim::vtime::describe(theatre.observer.unvirtual());
  }
  CHECK(found.empty());
}

TEST_CASE("Observer: an orphan stays in its task", "[sim][vtime]") {
  Theatre theatre;
  theatre.finish(theatre.start({"sh", "-c", "setsid sleep 100 & exit 0"}));
  REQUIRE(theatre.settle());
  CHECK(theatre.observer.processes() == 1);
  REQUIRE(theatre.page.next_deadline() == sim::kDefaultStart + 100s);
  theatre.page.set(sim::kDefaultStart + 100s);
  CHECK(theatre.page.wake_due() == 1);
}

TEST_CASE("Observer: a stopped program is quiet", "[sim][vtime]") {
  Theatre theatre;
  const int pid = theatre.start({tests::client(), "spin"});
  CHECK_FALSE(theatre.settle(100ms));
  theatre.kill(pid, SIGSTOP);
  CHECK(theatre.settle());
  theatre.kill(pid, SIGCONT);
  CHECK_FALSE(theatre.settle(100ms));
}

TEST_CASE("Observer: a removed task is not watched", "[sim][vtime]") {
  Theatre theatre;
  theatre.start({tests::client(), "spin"});
  CHECK_FALSE(theatre.settle(100ms));
  for (int i = 0; i < 100 && theatre.observer.cpu_time() < 10ms; ++i) theatre.settle(100ms);
  CHECK(theatre.observer.cpu_time() >= 10ms);
  theatre.observer.remove(::getpid());
  CHECK(theatre.settle());
  CHECK(theatre.observer.processes() == 0);
}

TEST_CASE("Observer: who waits for a child that works is not quiet", "[sim][vtime]") {
  Theatre theatre;
  theatre.start({"sh", "-c", "i=0; while [ $i -lt 300 ]; do i=$(echo $((i + 1))); done; sleep 1"});
  REQUIRE(theatre.settle());
  CHECK(theatre.page.next_deadline() == sim::kDefaultStart + 1s);
}

TEST_CASE("Observer: a thread that waits for its own process is seen at work", "[sim][vtime]") {
  Theatre theatre;
  theatre.start({tests::client(), "for_a_worker"});
  REQUIRE(theatre.settle());
  CHECK(theatre.observer.threads() == 4);
  for (int look = 0; look < 5; ++look) REQUIRE(theatre.settle());
  theatre.page.set(sim::kDefaultStart + 1s);
  REQUIRE(theatre.page.wake_due() == 1);
  REQUIRE(theatre.settle());
  CHECK(theatre.page.next_deadline() == sim::kDefaultStart + 8s);
}

TEST_CASE("Observer: threads that wait for their own process end with it", "[sim][vtime]") {
  Theatre theatre;
  const int pid = theatre.start({tests::client(), "for_a_worker"});
  for (int look = 0; look < 5; ++look) REQUIRE(theatre.settle());
  theatre.kill(pid, SIGKILL);
  theatre.finish(pid);
  REQUIRE(theatre.settle());
  CHECK(theatre.observer.threads() == 0);
}

TEST_CASE("Observer: a storm of short-lived children is never quiet", "[sim][vtime]") {
  Theatre theatre;
  theatre.start({"sh", "-c", "while :; do $(true); done"});
  CHECK_FALSE(theatre.settle(1s));
}
