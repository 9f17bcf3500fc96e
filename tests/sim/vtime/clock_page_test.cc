// What programs see of the page besides their waits: clocks, randomness, slots.
#include <signal.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "sim/vtime/thread_files.h"
#include "tests/sim/vtime/clocked_programs.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::ClockedPrograms;
using tests::Ended;

namespace {

std::string randomness(std::uint64_t seed, const std::string& task) {
  ClockedPrograms clocked(seed);
  const Ended ended = clocked.finish(
      clocked.start({tests::client(), "randomness"}, clocked.page.environment(task)));
  REQUIRE(ended.status == 0);
  return ended.output;
}

}  // namespace

TEST_CASE("A program's clocks show the page's time, in every way they are asked", "[sim][vtime]") {
  ClockedPrograms clocked;
  clocked.page.set(sim::kDefaultStart + 90s + 123456789ns);
  const Ended ended = clocked.run({tests::client(), "clocks"});
  CHECK_THAT(ended.output,
             Contains("realtime=1767603690123456789 coarse=1767603690123456789 time=1767603690 "
                      "day=1767603690.123456 utc=1767603690 syscall=1767603690\n"));
  CHECK_THAT(ended.output,
             Contains("monotonic=86490123456789 coarse=86490123456789 raw=86490123456789 "
                      "boottime=86490123456789 resolution=1\n"));
}

TEST_CASE("CPU clocks stay real, and CPU work takes no time", "[sim][vtime]") {
  ClockedPrograms clocked;
  const Ended ended = clocked.run({tests::client(), "cpu_clock"});
  CHECK(ended.output == "0 passed=0\n");
  CHECK(ended.wall >= 20ms);
}

TEST_CASE("A program's randomness comes from the seed, its task, and its place in it",
          "[sim][vtime]") {
  const std::string first = randomness(1, "a");
  CHECK(randomness(1, "a") == first);
  CHECK(randomness(2, "a") != first);
  CHECK(randomness(1, "b") != first);
  std::set<std::string> values;
  std::istringstream lines(first);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("0 ")) values.insert(line.substr(line.find('=') + 1));
  }
  CHECK(values.size() == 5);  // four ways of asking, and the child
}

TEST_CASE("A killed waiter holds no deadline, and its slot is free again", "[sim][vtime]") {
  ClockedPrograms clocked;
  const int pid = clocked.start({tests::client(), "in_100_threads"});
  REQUIRE(clocked.settle());
  CHECK(clocked.page.next_deadline() == sim::kDefaultStart + 1s);
  CHECK(clocked.page.slots() == 100);
  clocked.kill(pid, SIGKILL);
  CHECK(clocked.finish(pid).status == 128 + SIGKILL);
  CHECK_FALSE(clocked.page.next_deadline().has_value());
  CHECK(clocked.page.slots() == 0);
}

TEST_CASE("A killed waiter that nobody has reaped holds no deadline either", "[sim][vtime]") {
  ClockedPrograms clocked;
  const int pid = clocked.start({tests::client(), "sleep"});
  REQUIRE(clocked.settle());
  clocked.kill(pid, SIGKILL);
  while (clocked.observer.threads() > 0 && clocked.page.next_deadline().has_value()) {
    clocked.observer.quiet();
  }
  CHECK_FALSE(clocked.page.next_deadline().has_value());
  CHECK(clocked.finish(pid).status == 128 + SIGKILL);
}

TEST_CASE("Threads that end give their slots back", "[sim][vtime]") {
  ClockedPrograms clocked;
  clocked.run({tests::client(), "in_100_threads"});
  CHECK_FALSE(clocked.page.next_deadline().has_value());
  CHECK(clocked.page.slots() <= 1);  // the main thread's: it did not wait by itself
}

TEST_CASE("A page that is gone ends the program, with a word", "[sim][vtime]") {
  ClockedPrograms clocked;
  const Ended ended = clocked.finish(clocked.start(
      {tests::client(), "sleep"}, {{"BACKLOT_VTIME_PAGE", "/nowhere/backlot-vtime.page"}}));
  CHECK(ended.status == 127);
  CHECK_THAT(ended.output, Contains("cannot use the clock page /nowhere/backlot-vtime.page"));
}

namespace {

// The number after which the kernel numbers the next thread. False without the right to say so.
bool set_last_number(int number) {
  std::ofstream file("/proc/sys/kernel/ns_last_pid");
  file << number << std::flush;
  return file.good();
}

bool has_ended(int pid) {
  const std::string stat = sim::vtime::read_proc("/proc/" + std::to_string(pid) + "/stat");
  return stat.empty() || sim::vtime::state_of(stat) == 'Z';
}

}  // namespace

TEST_CASE("Programs are woken in the order of their age, also if the kernel counts anew",
          "[sim][vtime]") {
  const int most = std::stoi(sim::vtime::read_proc("/proc/sys/kernel/pid_max"));
  ClockedPrograms clocked;
  if (!set_last_number(most - 200)) {
    WARN("SKIPPED: the kernel's last process number cannot be set here");
    return;
  }
  const int older = clocked.start({tests::client(), "sleep"});
  REQUIRE(clocked.settle());
  REQUIRE(set_last_number(most - 1));
  const int younger = clocked.start({tests::client(), "sleep"});
  REQUIRE(clocked.settle());
  REQUIRE(younger < older);
  clocked.page.set(sim::kDefaultStart + 600s);
  REQUIRE(clocked.page.wake_one());
  REQUIRE(clocked.settle());
  CHECK(has_ended(older));
  CHECK_FALSE(has_ended(younger));
}
