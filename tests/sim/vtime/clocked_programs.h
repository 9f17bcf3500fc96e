// Starts programs on a clock page and moves it, as the Pacer does: the test is their init.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/time/time.h"
#include "sim/vtime/clock_page.h"
#include "sim/vtime/program_observer.h"
#include "tests/support/folder.h"

namespace tests {

// How a program ended.
struct Ended {
  int status = 0;      // its exit code, or 128 and its signal
  std::string output;  // stdout and stderr
  sim::Duration passed{};
  sim::Duration wall{};
};

class ClockedPrograms {
 public:
  explicit ClockedPrograms(std::uint64_t seed = 1);
  ~ClockedPrograms();  // kills what still runs
  ClockedPrograms(const ClockedPrograms&) = delete;
  ClockedPrograms& operator=(const ClockedPrograms&) = delete;

  // Starts a program on the page; its pid. A program that is not found ends with 127.
  int start(const std::vector<std::string>& command,
            const std::map<std::string, std::string>& more_environment = {});
  // Moves the clock from deadline to deadline until that program has ended. Throws what the
  // observer says of the programs if they have neither slept nor ended for 20 s of wall time.
  Ended finish(int pid);
  Ended run(const std::vector<std::string>& command) { return finish(start(command)); }
  // Until every program sleeps. One look is not enough: a packet that anybody on this machine sends
  // to it disturbs that. False if it does not come within `limit` of wall time.
  bool settle(sim::Duration limit = std::chrono::seconds{20});
  void kill(int pid, int signal);

  sim::vtime::ClockPage page;
  sim::vtime::ProgramObserver observer;

 private:
  bool has_ended(int pid);
  std::string output_of(int pid) const { return "output-" + std::to_string(pid); }

  Folder folder_;
  std::map<int, int> statuses_;  // of the ended
  std::vector<int> running_;
};

// The path of the client, a program of the tests.
std::string client();
// The path of a program on PATH; "" if it is not there.
std::string find_program(const std::string& name);

}  // namespace tests
