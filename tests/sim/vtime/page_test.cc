// What programs see of the page besides their waits: clocks, randomness, slots.
#include <signal.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "sim/vtime/thread_files.h"
#include "tests/sim/vtime/theatre.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::Ended;
using tests::Theatre;

namespace {

std::string randomness(std::uint64_t seed, const std::string& task) {
  Theatre theatre(seed);
  const Ended ended = theatre.finish(
      theatre.start({tests::client(), "randomness"}, theatre.page.environment(task)));
  REQUIRE(ended.status == 0);
  return ended.output;
}

}  // namespace

TEST_CASE("A program's clocks show the page's time, in every way they are asked", "[sim][vtime]") {
  Theatre theatre;
  theatre.page.set(sim::kDefaultStart + 90s + 123456789ns);
  const Ended ended = theatre.run({tests::client(), "clocks"});
  CHECK_THAT(ended.output,
             Contains("realtime=1767603690123456789 coarse=1767603690123456789 time=1767603690 "
                      "day=1767603690.123456 utc=1767603690 syscall=1767603690\n"));
  CHECK_THAT(ended.output,
             Contains("monotonic=86490123456789 coarse=86490123456789 raw=86490123456789 "
                      "boottime=86490123456789 resolution=1\n"));
}

TEST_CASE("CPU clocks stay real, and CPU work takes no time", "[sim][vtime]") {
  Theatre theatre;
  const Ended ended = theatre.run({tests::client(), "cpu_clock"});
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
  Theatre theatre;
  const int pid = theatre.start({tests::client(), "in_100_threads"});
  REQUIRE(theatre.settle());
  CHECK(theatre.page.next_deadline() == sim::kDefaultStart + 1s);
  CHECK(theatre.page.slots() == 100);
  theatre.kill(pid, SIGKILL);
  CHECK(theatre.finish(pid).status == 128 + SIGKILL);
  CHECK_FALSE(theatre.page.next_deadline().has_value());
  CHECK(theatre.page.slots() == 0);
}

TEST_CASE("A killed waiter that nobody has reaped holds no deadline either", "[sim][vtime]") {
  Theatre theatre;
  const int pid = theatre.start({tests::client(), "sleep"});
  REQUIRE(theatre.settle());
  theatre.kill(pid, SIGKILL);
  while (theatre.observer.threads() > 0 && theatre.page.next_deadline().has_value()) {
    theatre.observer.quiet();
  }
  CHECK_FALSE(theatre.page.next_deadline().has_value());
  CHECK(theatre.finish(pid).status == 128 + SIGKILL);
}

TEST_CASE("Threads that end give their slots back", "[sim][vtime]") {
  Theatre theatre;
  theatre.run({tests::client(), "in_100_threads"});
  CHECK_FALSE(theatre.page.next_deadline().has_value());
  CHECK(theatre.page.slots() <= 1);  // the main thread's: it did not wait by itself
}

TEST_CASE("A page that is gone ends the program, with a word", "[sim][vtime]") {
  Theatre theatre;
  const Ended ended = theatre.finish(theatre.start(
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
  Theatre theatre;
  if (!set_last_number(most - 200)) {
    WARN("SKIPPED: the kernel's last process number cannot be set here");
    return;
  }
  const int older = theatre.start({tests::client(), "sleep"});
  REQUIRE(theatre.settle());
  REQUIRE(set_last_number(most - 1));
  const int younger = theatre.start({tests::client(), "sleep"});
  REQUIRE(theatre.settle());
  REQUIRE(younger < older);
  theatre.page.set(sim::kDefaultStart + 600s);
  REQUIRE(theatre.page.wake_one());
  REQUIRE(theatre.settle());
  CHECK(has_ended(older));
  CHECK_FALSE(has_ended(younger));
}
