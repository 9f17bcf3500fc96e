// Finds the threads of tasks as they come, at a cost that does not grow with the machine's load.
//
// The kernel numbers threads in a row and says which number it gave last, so what is new since the
// last time is in a short range.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "sim/time/time.h"
#include "sim/vtime/thread_files.h"

namespace sim::vtime {

struct WatchedThread {
  ThreadFiles files;
  ThreadFiles::Counts last{};
  bool ran = true;     // whether it ran between the last two looks
  bool inner = false;  // it slept, when looked at last, until a thread of its own process wakes it
};

struct WatchedProcess {
  int init = 0;
  std::map<int, WatchedThread> threads;
  // All of its threads were seen asleep at one moment, and none that somebody else can wake has run
  // since: so no inner one has either.
  bool closed = false;
  // Whether the process lives by the page (`preloaded`), as was found when it ran the program whose
  // mark (program_observer.cc) is `judged`.
  std::string judged;
  bool preloaded = false;
  // The mark of a program of which it is not known yet whether it lives by the page, as it may
  // still be loading, and how long the process had run when the program was first seen.
  std::string loading;
  std::uint64_t loading_from_ns = 0;
};

class ProcessTree {
 public:
  ProcessTree();

  void add(int init_pid);
  void remove(int init_pid);
  // Looks for what began since the last call. True if anything did.
  bool refresh();
  void erase_thread(int pid, int tid);

  std::map<int, WatchedProcess>& processes() { return processes_; }
  const std::map<int, WatchedProcess>& processes() const { return processes_; }

 private:
  int last_number() const;
  bool scan();
  bool consider(int number);
  bool adopt(int pid, int parent);
  bool is_ours(int pid) const;
  bool add_threads(int pid, WatchedProcess& process);
  bool add_thread(int pid, WatchedProcess& process, int tid);

  std::map<int, WatchedProcess> processes_;
  std::set<int> inits_;
  // Numbers that were given out, but had no thread, or no parent that we know, when we looked
  // first, and when that was: a fork that was under way, or a thread that had ended.
  std::map<int, Duration> missing_;
  ProcFile loadavg_{"/proc/loadavg", true};
  int seen_;
  int most_kept_files_;
  int kept_files_ = 0;
};

}  // namespace sim::vtime
