// Watches what the programs of a World's tasks are doing, without their help.
//
// A task is all that descends from one process, its init, which is a child subreaper: whatever is
// orphaned stays below it. The init itself is not watched.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/time/time.h"

namespace sim::vtime {

// One thread that is at work, or one program.
struct Busy {
  std::string task;
  int pid;
  int tid;
  std::string program;  // `node`
  char state;           // as in /proc: R, D; S if it ran between two looks
  bool preloaded;       // it shares the page, as far as that is known
};

// `task edit-1: node (pid 12, thread 15) is running`, joined by "; "; "" if there is nobody.
std::string describe(const std::vector<Busy>& busy);

class ProgramObserver {
 public:
  ProgramObserver();
  ~ProgramObserver();
  ProgramObserver(const ProgramObserver&) = delete;
  ProgramObserver& operator=(const ProgramObserver&) = delete;

  // `task` is a name for people. The init may have descendants already.
  void add(const std::string& task, int init_pid);
  void remove(int init_pid);

  // True if every thread of every task sleeps (or is stopped, or dead), and none of them ran and
  // none began between two looks: nothing happens until somebody outside wakes one. A thread that
  // sleeps by the real clock counts as asleep: see unvirtual().
  bool quiet();
  // Who is not asleep now, or ran between the last two looks.
  std::vector<Busy> busy() const;
  // Programs that sleep or have worked for a while and do not live by the page: static binaries, or
  // such as run with other rights, that do not share it, and those of Go, which ask the kernel
  // whatever they share. Their time is real. Costs about 0.1 ms for each
  // program that was started since it was called before.
  std::vector<Busy> unvirtual();

  std::size_t processes() const;
  std::size_t threads() const;
  // Time on a processor that all threads that were ever seen have had.
  Duration cpu_time();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sim::vtime
