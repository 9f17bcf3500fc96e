// The memory that the programs of one World share with it: what time it is, and who waits until
// when. Programs map it through the preload library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "sim/time/time.h"

namespace sim::vtime {

// How long the machine has been up when a World begins, as its programs see it: CLOCK_MONOTONIC is
// never near 0 for them.
inline constexpr Duration kUptimeAtStart = std::chrono::hours{24};

class ClockPage {
 public:
  // Programs see `now`, and draw their randomness from `seed`. They reach the memory by a
  // descriptor of this process in /proc: they must be of the same user, and see the same processes.
  // std::system_error if that fails, std::runtime_error if the preload library cannot be found:
  // it is what BACKLOT_VTIME_LIBRARY names, else it is beside this executable or in sim/vtime of
  // the folder of builds that the executable is in.
  ClockPage(Time now, std::uint64_t seed);
  // For programs that still have the page mapped, the clock stands still from then on.
  ~ClockPage();
  ClockPage(const ClockPage&) = delete;
  ClockPage& operator=(const ClockPage&) = delete;

  // What a program's environment must have. `task` names whose program it is: the processes of
  // one task draw randomness by the order in which they begin, whatever other tasks do. It must
  // be the same in every take.
  std::map<std::string, std::string> environment(const std::string& task = {}) const;

  // Programs' clocks show this from now on. Nobody is woken. REQUIRES: `now` does not go back.
  void set(Time now);
  Time now() const;

  // When the next program is to be woken, which may be now or in the past. Frees the slots of
  // threads that have ended.
  std::optional<Time> next_deadline() const;
  // Wakes every waiter and fires every timer whose deadline is not after now(); returns how many.
  std::size_t wake_due();
  // The same for one slot: the earliest, and of several the one whose thread began first. False
  // if none is due.
  bool wake_one();

  // How many slots are taken.
  std::size_t slots() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Where the preload library is, as ClockPage finds it.
std::filesystem::path find_library();

}  // namespace sim::vtime
