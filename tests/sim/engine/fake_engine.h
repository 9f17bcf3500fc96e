// A stand-in for a container engine, in a process of its own.
#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/folder.h"

namespace tests {

class FakeEngine {
 public:
  FakeEngine() {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const std::string at = socket(), log = folder_.path("log");
    pid_ = ::fork();
    if (pid_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::execl("/usr/bin/python3", "python3", BACKLOT_FAKE_ENGINE, at.c_str(), log.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    std::array<char, 6> ready{};
    CHECK(::read(ends[0], ready.data(), ready.size()) > 0);
    ::close(ends[0]);
  }
  ~FakeEngine() {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  FakeEngine(const FakeEngine&) = delete;
  FakeEngine& operator=(const FakeEngine&) = delete;

  std::string socket() const { return folder_.path("engine.sock"); }
  // A line for each request.
  std::string log() const { return folder_.read("log"); }

 private:
  Folder folder_;
  pid_t pid_ = 0;
};

}  // namespace tests
