// Internal to backlot-init: the processes below it.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

namespace backlot_init {

class Descendants {
 public:
  Descendants();
  Descendants(const Descendants&) = delete;
  Descendants& operator=(const Descendants&) = delete;

  // The memory in bytes of all descendants, without what files back. Costs some 10 us a process of
  // theirs, or of the whole machine where the kernel lists no children (CONFIG_PROC_CHILDREN).
  uint64_t memory();

  // SIGKILL to every descendant there is now.
  void kill_all();
  // SIGKILL until there is none left, and all are reaped.
  void end_all();

  // Whether a process handles a signal itself. The first process of a PID namespace gets no other.
  static bool catches(pid_t pid, int signal);

 private:
  struct Process {
    pid_t pid;
    pid_t parent;
    bool below;
  };

  bool look_below();
  bool add_children(pid_t pid);
  void look_around();
  void list();
  void mark_descendants();
  const Process* find(pid_t pid) const;

  Process* processes_;  // as found by the last look; never freed
  size_t count_ = 0;
};

}  // namespace backlot_init
