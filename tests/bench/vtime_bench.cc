// What it costs to have real programs on the clock: the CPU time of one look at 20 threads that all
// wait for the clock, and at 20 of programs like Node's, where most wait for work; and the wall
// time of one jump with 5 programs, from "all are asleep" to "all have run and are asleep again".
// Prints the best round of each as JSON.
//
//   backlot_vtime_bench
#include <poll.h>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "sim/time/pacer.h"
#include "tests/sim/vtime/clocked_programs.h"

namespace {

using namespace std::chrono_literals;

constexpr int kRounds = 20;

double us(sim::Duration span) { return static_cast<double>(span.count()) / 1e3; }

double best(const std::vector<double>& values) {
  return *std::min_element(values.begin(), values.end());
}

// As a program: `threads` threads that wait for a second again and again.
int wait_on_and_on(int threads) {
  const auto wait = [] {
    for (;;) ::poll(nullptr, 0, 1000);
  };
  for (int i = 1; i < threads; ++i) std::thread(wait).detach();
  wait();
  return 0;
}

// As a program: `threads` more threads that wait to be given work, and nobody gives them any.
int wait_with_a_pool(int threads) {
  std::mutex mutex;
  std::condition_variable work;
  const auto wait = [&] {
    std::unique_lock lock(mutex);
    work.wait(lock, [] { return false; });
  };
  for (int i = 0; i < threads; ++i) std::thread(wait).detach();
  return wait_on_and_on(2);
}

std::vector<std::string> program(const std::string& what, int threads) {
  return {std::filesystem::read_symlink("/proc/self/exe"), what, std::to_string(threads)};
}

double look_us(const std::vector<std::vector<std::string>>& programs) {
  tests::ClockedPrograms clocked;
  for (const auto& one : programs) clocked.start(one);
  clocked.settle();
  std::vector<double> rounds;
  for (int round = 0; round < kRounds; ++round) {
    constexpr int kLooks = 100;  // each call looks twice
    const std::clock_t from = std::clock();
    for (int i = 0; i < kLooks; ++i) clocked.observer.quiet();
    rounds.push_back(static_cast<double>(std::clock() - from) * 1e6 / CLOCKS_PER_SEC /
                     (2 * kLooks));
  }
  return best(rounds);
}

double jump_us() {
  tests::ClockedPrograms clocked;
  for (int i = 0; i < 5; ++i) clocked.start(program("wait", 1));
  clocked.settle();
  std::vector<double> rounds;
  for (int round = 0; round < kRounds; ++round) {
    constexpr int kJumps = 20;
    const sim::Duration from = sim::Pacer::wall_now();
    for (int i = 0; i < kJumps; ++i) {
      clocked.page.set(*clocked.page.next_deadline());
      while (clocked.page.wake_one()) clocked.settle();
    }
    rounds.push_back(us(sim::Pacer::wall_now() - from) / kJumps);
  }
  return best(rounds);
}

}  // namespace

int main(int count, char** arguments) {
  if (count == 3) {
    const int threads = std::atoi(arguments[2]);
    return std::string_view(arguments[1]) == "pool" ? wait_with_a_pool(threads)
                                                    : wait_on_and_on(threads);
  }
  const double waiting = look_us({program("wait", 20)});
  const double pools = look_us({program("pool", 8), program("pool", 8)});
  std::printf("{\"look_us\": %.1f, \"look_pools_us\": %.1f, \"jump_us\": %.1f}\n", waiting, pools,
              jump_us());
  return 0;
}
