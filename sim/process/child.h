// A program that runs as a process of its own, with everything it starts.
//
// The command runs below a small process of ours, backlot-init, in a session of its own. When it
// ends, what it left behind is killed, as in a container; when its Child goes away, or the
// simulator does, whatever way that happens, everything below backlot-init is killed. Nothing
// outlives it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/http/loop.h"
#include "sim/process/start_error.h"

namespace sim {

class TaskNetwork;

enum class ChildStream { kStdout, kStderr };

struct ChildOptions {
  // The first is the program: a path, or a name that is looked up in the PATH of `environment`.
  std::vector<std::string> arguments;
  std::string folder = "/";  // where it starts; must exist
  // The whole environment of the program: nothing is added from the simulator's own.
  std::map<std::string, std::string> environment = {};
  // What the program and everything below it may use, without what files back; looked at each 20 to
  // 200 ms. More than this, and all of it is killed. 0: no limit.
  std::uint64_t memory_bytes = 0;
  // Signals reach the program alone, and only those that it handles itself, as they do the first
  // process of a container. Otherwise they reach its whole process group.
  bool like_a_container = true;
  // Where it runs; null: in the simulator's own network. Must outlive the Child.
  const TaskNetwork* network = nullptr;
  // A folder that the program sees at `mount_at` too, which exists; others do not. It takes what
  // networks take. "": none.
  std::string mount_from = {};
  std::string mount_at = {};
  // Longer lines come in pieces of this many bytes. The logging drivers of containers have 16 KiB.
  std::size_t max_line_bytes = std::size_t{16} * 1024;
};

struct ChildExit {
  int code = 0;  // 128 + the signal, if one ended it
  bool out_of_memory = false;
};

// What a Child reports, on the loop. May destroy the Child.
class ChildEvents {
 public:
  virtual ~ChildEvents() = default;
  // A line without its newline; valid UTF-8.
  virtual void printed(std::string_view line, ChildStream stream) = 0;
  // The program and all that it started have ended, and everything they printed has been reported.
  // Nothing follows.
  virtual void exited(ChildExit exit) = 0;
};

class Child {
 public:
  // Returns when the program runs. Throws StartError if it cannot be started. Both references must
  // outlive the Child. stdin is empty; no more output is taken than the loop can report, so that a
  // program that prints without end waits.
  Child(http::Loop& loop, const ChildOptions& options, ChildEvents& events);
  // Kills the program and all that it started, without an event, and returns when they are gone.
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // Sends the signal to the program. Nothing happens if it has ended.
  void signal(int number);
  // Sends SIGKILL to the program and all that it started.
  void kill();

  // True from a signal, a kill or the program's end until the loop can report what came of it: then
  // things are still happening, though no program may run.
  bool is_settling() const;

  // The process ids of backlot-init, the root of the process tree, and of the program.
  int init_pid() const;
  int pid() const;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace sim
