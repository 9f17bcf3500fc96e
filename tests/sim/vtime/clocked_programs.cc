#include "tests/sim/vtime/clocked_programs.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <stdexcept>

#include "sim/time/pacer.h"

namespace tests {
namespace {

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

std::vector<std::string> environment_with(const std::map<std::string, std::string>& more) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    if (!more.contains(text.substr(0, text.find('=')))) all.push_back(text);
  }
  for (const auto& [name, value] : more) all.push_back(name + "=" + value);
  return all;
}

}  // namespace

ClockedPrograms::ClockedPrograms(std::uint64_t seed) : page(sim::kDefaultStart, seed) {
  ::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
  observer.add("play", ::getpid());
}

ClockedPrograms::~ClockedPrograms() {
  for (const int pid : std::vector<int>(running_)) {
    ::kill(-pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
  }
  const sim::Duration since = sim::Pacer::wall_now();  // orphans, which are ours to reap
  while (::waitpid(-1, nullptr, WNOHANG) >= 0) {
    if (sim::Pacer::wall_now() - since > std::chrono::seconds{5}) break;
    ::sched_yield();
  }
}

int ClockedPrograms::start(const std::vector<std::string>& command,
                           const std::map<std::string, std::string>& more_environment) {
  auto variables = more_environment;
  variables.merge(page.environment());
  std::vector<std::string> words = command;
  std::vector<std::string> environment = environment_with(variables);
  const std::vector<char*> arguments = pointers(words);
  const std::vector<char*> entries = pointers(environment);
  const int pid = ::fork();
  if (pid == 0) {
    ::setpgid(0, 0);
    const std::string path = folder_.path(output_of(::getpid()));
    const int out = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(out, STDERR_FILENO);
    ::close(out);
    ::execvpe(arguments[0], arguments.data(), entries.data());
    ::_exit(127);
  }
  ::setpgid(pid, pid);
  running_.push_back(pid);
  return pid;
}

bool ClockedPrograms::has_ended(int pid) {
  int status = 0;
  if (!statuses_.contains(pid) && ::waitpid(pid, &status, WNOHANG) == pid) {
    statuses_[pid] = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    std::erase(running_, pid);
  }
  return statuses_.contains(pid);
}

bool ClockedPrograms::settle(sim::Duration limit) {
  const sim::Duration since = sim::Pacer::wall_now();
  while (!observer.quiet()) {
    if (sim::Pacer::wall_now() - since > limit) return false;
    ::sched_yield();
  }
  return true;
}

Ended ClockedPrograms::finish(int pid) {
  const sim::Duration wall = sim::Pacer::wall_now();
  const sim::Time from = page.now();
  sim::Duration since = wall;
  while (!has_ended(pid)) {
    const sim::Duration now = sim::Pacer::wall_now();
    if (now - since > std::chrono::seconds{20}) {
      throw std::runtime_error("stuck: " + sim::vtime::describe(observer.busy()));
    }
    if (!observer.quiet()) {
      ::sched_yield();
      continue;
    }
    if (page.wake_one()) {
      since = now;
      continue;
    }
    if (const auto next = page.next_deadline()) page.set(std::max(*next, page.now()));
  }
  Ended ended;
  ended.status = statuses_[pid];
  ended.output = folder_.read(output_of(pid));
  ended.passed = page.now() - from;
  ended.wall = sim::Pacer::wall_now() - wall;
  return ended;
}

void ClockedPrograms::kill(int pid, int signal) { ::kill(pid, signal); }

std::string client() {
  return std::filesystem::read_symlink("/proc/self/exe").replace_filename("vtime_client").string();
}

std::string find_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    const std::string file = folder + "/" + name;
    if (::access(file.c_str(), X_OK) == 0) return file;
  }
  return {};
}

}  // namespace tests
