// backlot-init: the topmost process of everything that a Child runs.
//
// It starts the command, gives it its signals, watches its memory, reaps what is orphaned, and sees
// to it that nothing outlives the command or the simulator: when the control socket closes, or the
// simulator's thread ends, every descendant is killed. init_protocol.h says what is spoken on the
// socket. It is linked statically and uses nothing but the C library: it starts in well under a
// millisecond, and nothing that is preloaded into programs gets into it.
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/process/init_descendants.h"
#include "sim/process/init_exit_message.h"
#include "sim/process/init_options.h"
#include "sim/process/init_protocol.h"

namespace {

using backlot_init::Descendants;
using backlot_init::InitOptions;

constexpr int kControl = sim::init_protocol::kControlDescriptor;
constexpr unsigned long kAskPersonality = 0xffffffff;
constexpr int kNetwork = sim::init_protocol::kNetworkDescriptor;

// Where the command failed to start, as it is reported.
struct StartFailure {
  sim::init_protocol::Step step;
  int error;
};

// Sends a line to the simulator. If that fails the simulator is gone, which the main loop sees by
// itself.
void say(const char* text) {
  const size_t length = strlen(text);
  const ssize_t sent = send(kControl, text, length, MSG_NOSIGNAL);
  (void)sent;
}

const char* value_of(char** environment, const char* name) {
  const size_t length = strlen(name);
  for (char** entry = environment; *entry != nullptr; ++entry) {
    if (strncmp(*entry, name, length) == 0 && (*entry)[length] == '=') return *entry + length + 1;
  }
  return nullptr;
}

bool is_program(const char* path) {
  struct stat status;
  return stat(path, &status) == 0 && S_ISREG(status.st_mode) && access(path, X_OK) == 0;
}

// Does not return if the command runs. Looks names without a slash up in the command's own PATH.
StartFailure execute(const InitOptions& options) {
  using sim::init_protocol::Step;
  const char* name = options.argv[0];
  if (strchr(name, '/') != nullptr) {
    struct stat status;
    if (stat(name, &status) != 0) return {Step::kStat, errno};
    execve(name, options.argv, options.environment);
    return {Step::kExecute, errno};
  }
  const char* path = value_of(options.environment, "PATH");
  if (path == nullptr) path = "/usr/local/bin:/usr/bin:/bin";
  char candidate[8192];
  for (const char* at = path;;) {
    const char* colon = strchrnul(at, ':');
    const int length = static_cast<int>(colon - at);
    const int size = snprintf(candidate, sizeof candidate, "%.*s/%s", length, at, name);
    const bool fits = size > 0 && static_cast<size_t>(size) < sizeof candidate;
    if (length > 0 && fits && is_program(candidate)) {
      execve(candidate, options.argv, options.environment);
      return {Step::kExecute, errno};
    }
    if (*colon == 0) return {Step::kFind, ENOENT};
    at = colon + 1;
  }
}

[[noreturn]] void become_command(const InitOptions& options, int trouble_pipe) {
  using sim::init_protocol::Step;
  setsid();
  // Should init itself be killed, its first child goes with it.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  // What the simulator ignores (SIGPIPE) would be ignored here too.
  for (int number = 1; number < NSIG; ++number) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  // Without random addresses, what programs order by them, such as sets of objects, comes in the
  // same
  // order in each take.
  personality(static_cast<unsigned long>(personality(kAskPersonality)) | ADDR_NO_RANDOMIZE);
  StartFailure failure{Step::kFolder, 0};
  if (chdir(options.folder) != 0) {
    failure.error = errno;
  } else {
    failure = execute(options);
  }
  const ssize_t written = write(trouble_pipe, &failure, sizeof failure);
  (void)written;
  _exit(127);
}

void fail(StartFailure failure) {
  char line[64];
  snprintf(line, sizeof line, "failed %d %d\n", static_cast<int>(failure.step), failure.error);
  say(line);
  _exit(1);
}

void enter_network(const InitOptions& options) {
  using sim::init_protocol::Step;
  if (setns(kNetwork, CLONE_NEWNET) != 0) fail({Step::kNetwork, errno});
  if (unshare(CLONE_NEWUTS | CLONE_NEWIPC) != 0) fail({Step::kNetwork, errno});
  if (sethostname(options.host_name, strlen(options.host_name)) != 0) fail({Step::kNetwork, errno});
}

bool make_all_mounts_private() {
  return mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

// In a chroot the root is seldom a mount point, and only a mount point can be made private.
// Entering the namespace that this process is in already leads to the namespace's own root, which
// is one; the way back is by descriptors. false, with errno, if that cannot be; the root may be any
// then.
bool make_all_mounts_private_in_chroot() {
  const int root = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
  const int folder = open(".", O_PATH | O_DIRECTORY | O_CLOEXEC);
  const int mounts = open("/proc/self/ns/mnt", O_RDONLY | O_CLOEXEC);
  if (root < 0 || folder < 0 || mounts < 0) return false;
  if (setns(mounts, CLONE_NEWNS) != 0 || !make_all_mounts_private()) return false;
  if (fchdir(root) != 0 || chroot(".") != 0 || fchdir(folder) != 0) return false;
  close(root);
  close(folder);
  close(mounts);
  return true;
}

// The mounts of this process and its children are their own from here on.
void mount_folder(const InitOptions& options) {
  using sim::init_protocol::Step;
  if (unshare(CLONE_NEWNS) != 0) fail({Step::kMount, errno});
  const bool is_private =
      make_all_mounts_private() || (errno == EINVAL && make_all_mounts_private_in_chroot());
  if (!is_private) fail({Step::kMount, errno});
  if (mount(options.mount_from, options.mount_at, nullptr, MS_BIND, nullptr) != 0) {
    fail({Step::kMount, errno});
  }
}

int remove_one(const char* path, const struct stat*, int kind, FTW*) {
  if (kind == FTW_D || kind == FTW_DP || kind == FTW_DNR) {
    rmdir(path);
  } else {
    unlink(path);
  }
  return 0;
}

// Removes the folder, again and again for up to 10 s: processes that are being killed may still
// write into it.
void remove_folder(const char* path) {
  for (int i = 0; i < 1000 && access(path, F_OK) == 0; ++i) {
    if (i > 0) poll(nullptr, 0, 10);
    nftw(path, remove_one, 64, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
  }
}

// From now on only the command and what it starts hold the pipes.
void let_go_of_output() {
  const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (null < 0) return;
  dup2(null, 1);
  dup2(null, 2);
  close(null);
}

pid_t start(const InitOptions& options) {
  using sim::init_protocol::Step;
  int pipe_ends[2];
  if (pipe2(pipe_ends, O_CLOEXEC) != 0) fail({Step::kFork, errno});
  const pid_t pid = fork();
  if (pid < 0) fail({Step::kFork, errno});
  if (pid == 0) become_command(options, pipe_ends[1]);
  close(pipe_ends[1]);
  let_go_of_output();
  StartFailure failure{};
  if (backlot_init::read_fully(pipe_ends[0], &failure, sizeof failure)) fail(failure);
  close(pipe_ends[0]);
  char line[64];
  snprintf(line, sizeof line, "started %d\n", static_cast<int>(pid));
  say(line);
  return pid;
}

// Where there is no command: waits for the end, and runs nothing.
pid_t wait_only() {
  let_go_of_output();
  say("started 0\n");
  return 0;
}

int code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

class Init {
 public:
  Init(const InitOptions& options, pid_t parent, pid_t command, int signals)
      : options_(options),
        parent_(parent),
        command_(command),
        signals_(signals),
        look_ms_(options.memory_bytes == 0 ? -1 : kSoonestLookMs) {}

  [[noreturn]] void run() {
    pollfd watched[2] = {{kControl, POLLIN, 0}, {signals_, POLLIN, 0}};
    for (;;) {
      const int count = poll(watched, 2, look_ms_);
      if (count < 0 && errno != EINTR) end();
      if (count > 0 && watched[1].revents != 0) handle_signals();
      if (count > 0 && watched[0].revents != 0) handle_control();
      if (options_.memory_bytes != 0) watch_memory();
    }
  }

 private:
  void handle_signals() {
    signalfd_siginfo info;
    while (read(signals_, &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
      // Anybody may send SIGTERM; only the simulator's end makes this process another's child.
      if (info.ssi_signo == SIGTERM && getppid() != parent_) end();
    }
    reap();
  }

  void handle_control() {
    unsigned char number = 0;
    const ssize_t count = recv(kControl, &number, 1, MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count <= 0) end();
    deliver(number);
    // Said only now that the signal was delivered: until then the simulator knows that something is
    // still going to happen (Child::is_settling()).
    say("signalled\n");
  }

  void deliver(int number) {
    if (command_ == 0) return;
    if (number == SIGKILL) {
      descendants_.kill_all();
      return reap();
    }
    if (!options_.like_a_container) {
      kill(-command_, number);
    } else if (Descendants::catches(command_, number)) {
      kill(command_, number);
    }
  }

  // Looks again when there could be too much, however fast it grows.
  void watch_memory() {
    const uint64_t used = descendants_.memory();
    if (used <= options_.memory_bytes) {
      const uint64_t ms = (options_.memory_bytes - used) / kMostBytesPerMs;
      look_ms_ = static_cast<int>(ms < kSoonestLookMs  ? kSoonestLookMs
                                  : ms > kLatestLookMs ? kLatestLookMs
                                                       : ms);
      return;
    }
    out_of_memory_ = true;
    descendants_.kill_all();
    reap();
  }

  void reap() {
    int status = 0;
    for (pid_t pid = 0; (pid = waitpid(-1, &status, WNOHANG)) > 0;) {
      if (pid == command_) finish(status);
    }
  }

  // As in a container: what the command left behind does not outlive it.
  [[noreturn]] void finish(int status) {
    descendants_.end_all();
    char line[64];
    const int code = out_of_memory_ ? 128 + SIGKILL : code_of(status);
    remove_folder(options_.remove);
    snprintf(line, sizeof line, "exited %d %d\n", code, out_of_memory_ ? 1 : 0);
    say(line);
    _exit(0);
  }

  [[noreturn]] void end() {
    descendants_.end_all();
    backlot_init::send_exit_message(options_.exit_socket, options_.exit_message);
    remove_folder(options_.remove);
    _exit(0);
  }

  static constexpr int kSoonestLookMs = 20;
  static constexpr int kLatestLookMs = 200;
  static constexpr uint64_t kMostBytesPerMs = 4'000'000;  // that a machine can hand out

  const InitOptions& options_;
  pid_t parent_;
  pid_t command_;
  int signals_;
  int look_ms_;  // until the next look at the memory; -1: none
  bool out_of_memory_ = false;
  Descendants descendants_;
};

// Signals that are blocked wait until the main loop reads them from its descriptor.
void block_signals() {
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, nullptr);
}

int watch_signals() {
  sigset_t watched;
  sigemptyset(&watched);
  sigaddset(&watched, SIGCHLD);
  sigaddset(&watched, SIGTERM);
  return signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
}

}  // namespace

int main() {
  const pid_t parent = getppid();
  setsid();
  // Sockets that the simulator's libraries have left open to its children are none of ours.
  close_range(kNetwork + 1, ~0U, 0);
  block_signals();
  fcntl(kControl, F_SETFD, FD_CLOEXEC);
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  InitOptions options;
  if (!backlot_init::read_options(kControl, options)) return 0;  // the simulator went away first
  if (options.own_network) enter_network(options);
  close(kNetwork);
  const int signals = watch_signals();  // not before: it could be given the number of that
  if (options.mount_at[0] != 0) mount_folder(options);
  const pid_t command = options.argv[0] == nullptr ? wait_only() : start(options);
  Init init(options, parent, command, signals);
  init.run();
}
