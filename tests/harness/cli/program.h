// The built `backlot`, run as a user runs it.
#pragma once

#include <signal.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/support/folder.h"

namespace tests {

struct Ran {
  int exit_code = -1;
  std::string out;
  std::string err;
};

inline int exit_code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }

// `arguments` as a shell reads them; `through` is a command that runs another.
inline Ran backlot(const std::string& arguments, const std::string& through = "") {
  const Folder folder;
  const std::string command = through + " " + BACKLOT_PROGRAM + " " + arguments + " >" +
                              folder.path("out") + " 2>" + folder.path("err") + " </dev/null";
  Ran ran;
  ran.exit_code = exit_code_of(std::system(command.c_str()));
  ran.out = folder.read("out");
  ran.err = folder.read("err");
  return ran;
}

// As above where nothing can be written to a file, as on a full disk; `out` has what it says on
// standard error as well.
inline Ran backlot_on_full_disk(const std::string& arguments) {
  return backlot(
      arguments,
      "bash -c 'set -o pipefail; (trap \"\" XFSZ; ulimit -f 0; exec \"$0\" \"$@\" 2>&1) | cat'");
}

// `backlot serve` in the background, ready when made.
class Server {
 public:
  explicit Server(const std::string& arguments) {
    const std::string command =
        "echo $$; exec " + std::string(BACKLOT_PROGRAM) + " serve " + arguments;
    pipe_ = ::popen(command.c_str(), "r");
    pid_ = std::stoi(line());
    ready_ = line();
  }
  ~Server() {
    if (pipe_ != nullptr) stop(SIGKILL);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // The first line that it printed.
  const std::string& ready() const { return ready_; }
  std::string url() const { return ready_.substr(ready_.find(' ') + 1); }
  std::uint16_t port() const {
    return static_cast<std::uint16_t>(std::stoi(ready_.substr(ready_.rfind(':') + 1)));
  }
  // Sends the signal and waits for the end; the exit code, or -1 if it ended by the signal.
  int stop(int signal) {
    ::kill(pid_, signal);
    const int status = ::pclose(pipe_);
    pipe_ = nullptr;
    return exit_code_of(status);
  }

 private:
  std::string line() {
    std::array<char, 256> buffer{};
    if (std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe_) == nullptr) return "0";
    std::string text = buffer.data();
    if (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
  }

  FILE* pipe_ = nullptr;
  pid_t pid_ = 0;
  std::string ready_;
};

}  // namespace tests
