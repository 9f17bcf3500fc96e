#include "sim/vtime/process_tree.h"

#include <dirent.h>
#include <sys/resource.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <memory>
#include <string_view>

#include "sim/time/pacer.h"

namespace sim::vtime {
namespace {

// If more numbers than these were given out since the last look, reading all of /proc is cheaper
// than trying each.
constexpr int kLongRange = 2000;
// The longest time, on the wall, from when a new thread has its number until it can be seen.
constexpr Duration kLongestFork = std::chrono::milliseconds{100};

// How many files may be kept open for looking at threads: half of what this process may have open,
// as the others are for whatever else it does.
int half_of_all_files() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  return static_cast<int>(std::min<rlim_t>(limit.rlim_cur, 100'000) / 2);
}

int to_number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

// Calls `visit` with each number that names an entry of a folder of /proc.
void for_each_number(const std::string& folder, const std::function<void(int)>& visit) {
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(folder.c_str()), ::closedir);
  if (entries == nullptr) return;
  while (const dirent* entry = ::readdir(entries.get())) {
    if (const int number = to_number(entry->d_name); number > 0) visit(number);
  }
}

int line_of(std::string_view status, std::string_view name) {
  const std::size_t at = status.find(name);
  if (at == std::string_view::npos) return 0;
  status.remove_prefix(at + name.size());
  return to_number(status.substr(0, status.find('\n')));
}

}  // namespace

ProcessTree::ProcessTree() : seen_(last_number()), most_kept_files_(half_of_all_files()) {}

int ProcessTree::last_number() const {
  char buffer[128];
  std::string_view text = loadavg_.read(buffer, sizeof buffer);
  if (text.ends_with('\n')) text.remove_suffix(1);
  const std::size_t space = text.rfind(' ');
  return space == std::string_view::npos ? 0 : to_number(text.substr(space + 1));
}

void ProcessTree::add(int init_pid) {
  inits_.insert(init_pid);
  scan();
}

void ProcessTree::remove(int init_pid) {
  inits_.erase(init_pid);
  for (auto it = processes_.begin(); it != processes_.end();) {
    if (it->second.init == init_pid) {
      for (const auto& [tid, thread] : it->second.threads) kept_files_ -= thread.files.kept();
      it = processes_.erase(it);
    } else {
      ++it;
    }
  }
}

void ProcessTree::erase_thread(int pid, int tid) {
  const auto process = processes_.find(pid);
  if (process == processes_.end()) return;
  const auto thread = process->second.threads.find(tid);
  if (thread == process->second.threads.end()) return;
  kept_files_ -= thread->second.files.kept();
  process->second.threads.erase(thread);
  if (process->second.threads.empty()) processes_.erase(process);
}

bool ProcessTree::refresh() {
  if (inits_.empty()) return false;
  bool any = false;
  for (const auto& [number, since] : std::map<int, Duration>(missing_)) {
    any |= consider(number);
    if (Pacer::wall_now() - since > kLongestFork) missing_.erase(number);
  }
  const int last = last_number();
  if (last == seen_) return any;
  if (last < seen_ || last - seen_ > kLongRange) return scan() || any;
  while (seen_ < last) any |= consider(++seen_);
  return any;
}

// Reads all of /proc.
bool ProcessTree::scan() {
  seen_ = last_number();
  bool any = false;
  bool more = true;
  while (more) {  // a child may come before its parent
    more = false;
    for_each_number("/proc", [&](int pid) { more |= consider(pid); });
    any |= more;
  }
  return any;
}

bool ProcessTree::consider(int number) {
  const std::string status = read_proc("/proc/" + std::to_string(number) + "/status");
  if (status.empty()) {
    missing_.emplace(number, Pacer::wall_now());
    return false;
  }
  missing_.erase(number);
  const int group = line_of(status, "\nTgid:\t");
  const auto process = processes_.find(group);
  if (process == processes_.end()) {
    const int parent = line_of(status, "\nPPid:\t");
    if (adopt(group, parent)) return true;
    // A child may be seen before its parent, which may turn out to be one of ours.
    if (missing_.contains(parent) || is_ours(parent)) missing_.emplace(number, Pacer::wall_now());
    return false;
  }
  return number == group ? add_threads(group, process->second)
                         : add_thread(group, process->second, number);
}

bool ProcessTree::is_ours(int pid) const {
  return processes_.contains(pid) || inits_.contains(pid);
}

bool ProcessTree::adopt(int pid, int parent) {
  if (pid == 0 || inits_.contains(pid)) return false;
  const auto of = processes_.find(parent);
  if (of == processes_.end() && !inits_.contains(parent)) return false;
  WatchedProcess process;
  process.init = of == processes_.end() ? parent : of->second.init;
  if (!add_threads(pid, process)) return false;
  processes_.emplace(pid, std::move(process));
  return true;
}

bool ProcessTree::add_threads(int pid, WatchedProcess& process) {
  bool any = false;
  for_each_number("/proc/" + std::to_string(pid) + "/task",
                  [&](int tid) { any |= add_thread(pid, process, tid); });
  return any;
}

bool ProcessTree::add_thread(int pid, WatchedProcess& process, int tid) {
  if (process.threads.contains(tid)) return false;
  ThreadFiles files(pid, tid, kept_files_ < most_kept_files_);
  if (!files.state()) return false;
  kept_files_ += files.kept();
  process.threads.emplace(tid, WatchedThread{std::move(files)});
  process.closed = false;
  return true;
}

}  // namespace sim::vtime
