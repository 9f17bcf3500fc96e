#include "sim/vtime/program_observer.h"

#include <sched.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "sim/vtime/go_program.h"
#include "sim/vtime/layout.h"
#include "sim/vtime/packets.h"
#include "sim/vtime/process_tree.h"
#include "sim/vtime/thread_files.h"

namespace sim::vtime {
namespace {

// A program that has worked for so long has been loaded, and its libraries with it.
constexpr std::uint64_t kLoadedAfterNs = 50'000'000;

bool is_asleep(char state) { return state != 'R' && state != 'D'; }

std::string folder_of(int pid) { return "/proc/" + std::to_string(pid); }

std::string program_of(int pid) {
  std::string name = read_proc(folder_of(pid) + "/cmdline");
  name = name.substr(0, name.find('\0'));
  if (name.empty()) {
    name = read_proc(folder_of(pid) + "/comm");
    if (name.ends_with('\n')) name.pop_back();
  }
  return name.substr(name.rfind('/') + 1);
}

// Whether the process has the page mapped. Nothing if it is about to end and has no memory any
// more.
std::optional<bool> lives_by_page(int pid) {
  const std::string maps = read_proc(folder_of(pid) + "/maps");
  if (maps.empty()) return std::nullopt;
  return maps.find(BACKLOT_VTIME_FILE_NAME) != std::string::npos &&
         !is_go_program(folder_of(pid) + "/exe");
}

// What tells the program of a process from the one after an exec: its name, and where its code is.
std::string mark_of(int pid) {
  const std::string stat = read_proc(folder_of(pid) + "/stat");
  std::size_t at = stat.rfind(')');
  if (at == std::string::npos) return {};
  constexpr int kFieldsToStartCode = 24;
  std::string mark = stat.substr(0, at);
  for (int field = 0; field < kFieldsToStartCode && at != std::string::npos; ++field) {
    at = stat.find(' ', at + 1);
  }
  return at == std::string::npos ? mark : mark + stat.substr(at, stat.find(' ', at + 1) - at);
}

}  // namespace

std::string describe(const std::vector<Busy>& busy) {
  std::string text;
  for (const Busy& one : busy) {
    if (!text.empty()) text += "; ";
    text += "task " + one.task + ": " + one.program + " (pid " + std::to_string(one.pid) +
            ", thread " + std::to_string(one.tid) + ") is " +
            (one.state == 'D' ? "waiting for a disk or a child's start" : "running");
    if (!one.preloaded) text += " and does not share it";
  }
  return text;
}

struct ProgramObserver::Impl {
  // Whether the thread is at work. Notes for how long it has been, as it may be gone at the next
  // look.
  bool is_at_work(int pid, int tid) {
    const auto process = tree.processes().find(pid);
    if (process == tree.processes().end()) return false;
    const auto thread = process->second.threads.find(tid);
    if (thread == process->second.threads.end()) return false;
    const auto state = thread->second.files.state();
    if (!state || is_asleep(*state)) return false;
    rested(process->second, thread->second);
    return true;
  }

  // True if the thread has not run since it was last asked. Its end counts as a run. How often it
  // was given a processor is not enough: one that was running when it was asked, and has gone to
  // sleep since, was given none in between; but the time it ran is added up when it goes to sleep.
  bool rested(WatchedProcess& process, WatchedThread& thread) {
    const auto counts = thread.files.counts();
    thread.ran = !counts || *counts != thread.last;
    if (thread.ran) process.closed = false;
    if (counts) {
      cpu_ns += counts->ran_ns - std::min(counts->ran_ns, thread.last.ran_ns);
      thread.last = *counts;
    }
    return !thread.ran;
  }

  // Notes how often each thread has run.
  void look_at_counts() {
    std::vector<std::pair<int, int>> gone;
    for (auto& [pid, process] : tree.processes()) {
      const bool was_closed = process.closed;
      const auto look = [&](bool inner) {
        for (auto& [tid, thread] : process.threads) {
          if (was_closed && thread.inner != inner) continue;
          if (!rested(process, thread) && !thread.files.state()) gone.emplace_back(pid, tid);
        }
      };
      look(false);
      if (was_closed && !process.closed) look(true);
    }
    for (const auto& [pid, tid] : gone) tree.erase_thread(pid, tid);
  }

  // True if each thread is asleep and has not run since its count was taken: so all were asleep
  // at the moment when this began.
  bool look_at_states() {
    for (auto& [pid, process] : tree.processes()) {
      for (auto& [tid, thread] : process.threads) {
        if (process.closed && thread.inner) continue;
        if (sleeps(process, thread, tid == pid)) continue;
        last_at_work = {pid, tid};
        return false;
      }
      process.closed = true;
    }
    return true;
  }

  // Whether the thread sleeps until somebody wakes it. Also notes whether that somebody can only be
  // another thread of its process, which makes it an inner one. The first thread of a process is
  // never inner, as a signal that is sent to the process wakes it.
  bool sleeps(WatchedProcess& process, WatchedThread& thread, bool is_first) {
    const auto state = thread.files.state();
    if (!state || !is_asleep(*state)) return false;
    const Wait wait = thread.files.wait();
    thread.inner = wait == Wait::kPeers && !is_first;
    return wait != Wait::kNothing && rested(process, thread);
  }

  Busy entry(int pid, int tid, const WatchedProcess& process, char state) const {
    const auto task = tasks.find(process.init);
    return Busy{
        task == tasks.end() ? std::string() : task->second, pid, tid, program_of(pid), state,
        process.judged.empty() || process.preloaded};
  }

  // Whether the program of the process has been loaded. The time on a processor that the process
  // used before its last exec does not count.
  static bool is_loaded(const ThreadFiles& files, char state, const std::string& mark,
                        WatchedProcess& process) {
    const std::uint64_t ran_ns = files.counts().value_or(ThreadFiles::Counts{}).ran_ns;
    if (process.loading != mark) {
      process.loading = mark;
      process.loading_from_ns = ran_ns;
    }
    if (is_asleep(state) && files.wait() != Wait::kNothing) return true;
    return ran_ns >= process.loading_from_ns + kLoadedAfterNs;
  }

  // Whether the process lives by the page. Nothing while its program may still be loading.
  std::optional<bool> judge(int pid, WatchedProcess& process) const {
    const auto main = process.threads.find(pid);
    if (main == process.threads.end()) return std::nullopt;
    // The mark is read first. If the process execs after that, the look at it is of another program
    // than the mark names, and is not used: that the old program slept says nothing of the new one.
    std::string mark = mark_of(pid);
    const ThreadFiles& files = main->second.files;
    const char state = files.state().value_or('X');
    if (state == 'Z' || state == 'X') return std::nullopt;
    if (mark == process.judged) return process.preloaded;
    if (!is_loaded(files, state, mark, process)) return std::nullopt;
    const auto lives = lives_by_page(pid);
    // The process has exec'd in the meantime, and its new program may still be loading.
    if (!lives || mark_of(pid) != mark) return std::nullopt;
    process.preloaded = *lives;
    process.judged = std::move(mark);
    return process.preloaded;
  }

  ProcessTree tree;
  Packets packets;
  std::map<int, std::string> tasks;  // their names, by the process ids of their inits
  std::uint64_t cpu_ns = 0;
  // The process and the thread that was last found at work: it is asked first, as it is likely to
  // be at work still.
  std::pair<int, int> last_at_work{};
};

ProgramObserver::ProgramObserver() : impl_(std::make_unique<Impl>()) {}
ProgramObserver::~ProgramObserver() = default;

void ProgramObserver::add(const std::string& task, int init_pid) {
  impl_->tasks[init_pid] = task;
  impl_->tree.add(init_pid);
}

void ProgramObserver::remove(int init_pid) {
  impl_->tasks.erase(init_pid);
  impl_->tree.remove(init_pid);
}

bool ProgramObserver::quiet() {
  if (impl_->is_at_work(impl_->last_at_work.first, impl_->last_at_work.second)) return false;
  impl_->packets.look();
  impl_->look_at_counts();
  // New threads are looked for between the looks at the counts and at the states. If no known
  // thread runs between those two, then none begins another after the search for new ones, and
  // whatever they began before is found by it.
  if (impl_->tree.refresh()) return false;
  ::sched_yield();  // lets the kernel's own threads deliver what they have
  return impl_->look_at_states() && impl_->packets.are_still();
}

std::vector<Busy> ProgramObserver::busy() const {
  std::vector<Busy> found;
  for (const auto& [pid, process] : impl_->tree.processes()) {
    for (const auto& [tid, thread] : process.threads) {
      const auto state = thread.files.state();
      if (!state || (is_asleep(*state) && !thread.ran)) continue;
      found.push_back(impl_->entry(pid, tid, process, *state));
    }
  }
  return found;
}

std::vector<Busy> ProgramObserver::unvirtual() {
  std::vector<Busy> found;
  for (auto& [pid, process] : impl_->tree.processes()) {
    if (impl_->judge(pid, process).value_or(true)) continue;
    const auto state = process.threads.at(pid).files.state();
    found.push_back(impl_->entry(pid, pid, process, state.value_or('X')));
  }
  return found;
}

std::size_t ProgramObserver::processes() const { return impl_->tree.processes().size(); }

std::size_t ProgramObserver::threads() const {
  std::size_t count = 0;
  for (const auto& [pid, process] : impl_->tree.processes()) count += process.threads.size();
  return count;
}

Duration ProgramObserver::cpu_time() {
  impl_->look_at_counts();
  return Duration{static_cast<Duration::rep>(impl_->cpu_ns)};
}

}  // namespace sim::vtime
