#include "tests/sim/process/fixture.h"

#include <poll.h>
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <fstream>

#include "tests/support/catch.h"

using namespace std::chrono_literals;

namespace tests {
namespace {

constexpr int kMostTurns = 300;

}  // namespace

sim::ChildOptions shell(const std::string& script) {
  sim::ChildOptions options;
  options.arguments = {"sh", "-c", script};
  options.environment = {{"PATH", "/usr/local/bin:/usr/bin:/bin"}};
  return options;
}

bool is_alive(int pid) {
  std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
  std::string text;
  std::getline(stat, text);
  const std::size_t name_end = text.rfind(')');
  return name_end != std::string::npos && text.substr(name_end + 2, 1) != "Z";
}

bool dies(int pid) {
  for (int i = 0; i < 2000; ++i) {
    if (!is_alive(pid)) return true;
    ::poll(nullptr, 0, 5);
  }
  return false;
}

Running::Running(const sim::ChildOptions& options)
    : child(std::make_unique<sim::Child>(loop, options, *this)) {}

sim::ChildExit Running::wait() {
  for (int turn = 0; !exit && turn < kMostTurns;) {
    if (!loop.wait(100ms)) ++turn;
  }
  REQUIRE(exit.has_value());
  return *exit;
}

void Running::wait_for_lines(std::size_t count) {
  for (int turn = 0; out.size() < count && turn < kMostTurns;) {
    if (!loop.wait(100ms)) ++turn;
  }
  REQUIRE(out.size() >= count);
}

void Running::printed(std::string_view line, sim::ChildStream stream) {
  bytes += line.size();
  most_held = std::max(most_held, line.size());
  if (keep) (stream == sim::ChildStream::kStdout ? out : err).emplace_back(line);
}

void Running::exited(sim::ChildExit how) { exit = how; }

}  // namespace tests
