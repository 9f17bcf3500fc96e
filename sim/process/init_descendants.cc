#include "sim/process/init_descendants.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

namespace backlot_init {
namespace {

constexpr size_t kMost = 65536;

// Reads a small file of the process. False, and "" in `into`, if it cannot be read.
bool read_of(pid_t pid, const char* name, char* into, size_t size) {
  into[0] = 0;
  char path[128];
  snprintf(path, sizeof path, "/proc/%d/%s", static_cast<int>(pid), name);
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const ssize_t count = read(file, into, size - 1);
  close(file);
  if (count > 0) into[count] = 0;
  return count >= 0;
}

// The process id of the parent; 0 if the process has ended.
pid_t parent_of(pid_t pid) {
  char text[512];
  read_of(pid, "stat", text, sizeof text);
  // The name is in parentheses and may hold any character.
  const char* after_name = strrchr(text, ')');
  int parent = 0;
  if (after_name == nullptr || sscanf(after_name, ") %*c %d", &parent) != 1) return 0;
  return parent;
}

uint64_t own_memory(pid_t pid) {
  char text[256];
  read_of(pid, "statm", text, sizeof text);
  unsigned long resident = 0;
  unsigned long shared = 0;
  if (sscanf(text, "%*u %lu %lu", &resident, &shared) != 2 || shared > resident) return 0;
  return (resident - shared) * static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace

// Room for the longest list there can be: memory that is never touched costs nothing.
Descendants::Descendants() : processes_(static_cast<Process*>(calloc(kMost, sizeof(Process)))) {
  if (processes_ == nullptr) _exit(2);
}

void Descendants::list() {
  count_ = 0;
  DIR* folder = opendir("/proc");
  if (folder == nullptr) return;
  while (const dirent* entry = readdir(folder)) {
    const pid_t pid = static_cast<pid_t>(strtol(entry->d_name, nullptr, 10));
    if (pid <= 0 || count_ == kMost) continue;
    const pid_t parent = parent_of(pid);
    if (parent > 0) processes_[count_++] = {pid, parent, false};
  }
  closedir(folder);
}

const Descendants::Process* Descendants::find(pid_t pid) const {
  for (size_t i = 0; i < count_; ++i) {
    if (processes_[i].pid == pid) return &processes_[i];
  }
  return nullptr;
}

// Marks what descends from this process. A child may be listed before its parent, so the list is
// gone through until nothing changes.
void Descendants::mark_descendants() {
  const pid_t self = getpid();
  for (bool changed = true; changed;) {
    changed = false;
    for (size_t i = 0; i < count_; ++i) {
      Process& process = processes_[i];
      if (process.below) continue;
      if (process.parent != self) {
        const Process* parent = find(process.parent);
        if (parent == nullptr || !parent->below) continue;
      }
      process.below = changed = true;
    }
  }
}

void Descendants::look_around() {
  list();
  mark_descendants();
}

// Appends the children of one process. False if the kernel does not list them.
bool Descendants::add_children(pid_t pid) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/task", static_cast<int>(pid));
  DIR* folder = opendir(path);
  if (folder == nullptr) return false;
  bool listed = false;
  while (const dirent* entry = readdir(folder)) {
    if (entry->d_name[0] == '.') continue;
    char name[64];
    char text[16384];
    snprintf(name, sizeof name, "task/%.20s/children", entry->d_name);
    if (!read_of(pid, name, text, sizeof text)) continue;
    listed = true;
    char* end = text;
    for (const char* at = text; count_ < kMost; at = end) {
      const long child = strtol(at, &end, 10);
      if (end == at) break;
      processes_[count_++] = {static_cast<pid_t>(child), pid, true};
    }
  }
  closedir(folder);
  return listed;
}

// A child whose sibling ends meanwhile may be missing until the next look.
bool Descendants::look_below() {
  count_ = 0;
  if (!add_children(getpid())) return false;
  for (size_t i = 0; i < count_; ++i) add_children(processes_[i].pid);
  return true;
}

uint64_t Descendants::memory() {
  if (!look_below()) look_around();
  uint64_t bytes = 0;
  for (size_t i = 0; i < count_; ++i) {
    if (processes_[i].below) bytes += own_memory(processes_[i].pid);
  }
  return bytes;
}

void Descendants::kill_all() {
  look_around();
  for (size_t i = 0; i < count_; ++i) {
    if (processes_[i].below) kill(processes_[i].pid, SIGKILL);
  }
}

// Orphans become children of this process, so without a child there is no descendant either. One
// that was forked during a look is found by the next.
void Descendants::end_all() {
  for (;;) {
    kill_all();
    pid_t pid = 0;
    while ((pid = waitpid(-1, nullptr, WNOHANG)) > 0) {
    }
    if (pid < 0 && errno == ECHILD) return;
    poll(nullptr, 0, 1);  // dying takes a moment
  }
}

bool Descendants::catches(pid_t pid, int signal) {
  char text[4096];
  read_of(pid, "status", text, sizeof text);
  const char* line = strstr(text, "SigCgt:");
  if (line == nullptr) return false;
  const uint64_t caught = strtoull(line + strlen("SigCgt:"), nullptr, 16);
  return (caught >> (signal - 1) & 1) != 0;
}

}  // namespace backlot_init
