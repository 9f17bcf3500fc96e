// A Child on a loop of its own, and what it reported.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/http/loop.h"
#include "sim/process/child.h"

namespace tests {

// `sh -c script`, with the usual PATH, in /.
sim::ChildOptions shell(const std::string& script);

// False if there is no such process, or nothing of it but what its parent has not looked at.
bool is_alive(int pid);
// Waits up to ten seconds for it.
bool dies(int pid);

class Running : public sim::ChildEvents {
 public:
  explicit Running(const sim::ChildOptions& options);

  // Runs the loop until the child has exited; fails the test after thirty seconds.
  sim::ChildExit wait();
  // Runs the loop until this many lines of stdout have come.
  void wait_for_lines(std::size_t count);

  void printed(std::string_view line, sim::ChildStream stream) override;
  void exited(sim::ChildExit how) override;

  sim::http::Loop loop;
  std::vector<std::string> out;
  std::vector<std::string> err;
  std::optional<sim::ChildExit> exit;
  bool keep = true;           // false: lines are only counted
  std::size_t bytes = 0;      // of all lines
  std::size_t most_held = 0;  // of one line
  std::unique_ptr<sim::Child> child;
};

}  // namespace tests
