#include "sim/process/init_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include "sim/process/helper_program.h"
#include "sim/process/init_protocol.h"
#include "sim/process/init_reports.h"
#include "sim/process/start_error.h"

namespace sim {
namespace {

constexpr int kStartTimeoutMs = 30'000;
// Above the numbers that backlot-init expects, so that none is overwritten before it is used.
constexpr int kLowestDescriptor = 10;

[[noreturn]] void fail_to_start(const std::string& what) {
  throw StartError(StartError::Reason::kResources,
                   what + ": " + std::generic_category().message(errno));
}

class FileActions {
 public:
  FileActions() { ::posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  void put(int from, int as) {
    Descriptor raised(::fcntl(from, F_DUPFD_CLOEXEC, kLowestDescriptor));
    if (!raised) fail_to_start("opening a descriptor");
    ::posix_spawn_file_actions_adddup2(&actions_, raised.get(), as);
    held_.push_back(std::move(raised));
  }
  void put_or_null(int from, int as) {
    if (from >= 0) return put(from, as);
    ::posix_spawn_file_actions_addopen(&actions_, as, "/dev/null", O_RDWR, 0);
  }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
  std::vector<Descriptor> held_;
};

class TextWriter {
 public:
  void add(const std::string& text) { bytes_.append(text).push_back('\0'); }
  void add(std::uint64_t number) { add(std::to_string(number)); }
  void add(const std::vector<std::string>& list) {
    add(list.size());
    for (const std::string& text : list) add(text);
  }
  // All texts, with their length in bytes in front.
  std::string framed() const {
    const auto size = static_cast<std::uint32_t>(bytes_.size());
    return std::string(reinterpret_cast<const char*>(&size), sizeof size).append(bytes_);
  }

 private:
  std::string bytes_;
};

std::string text_of(const InitOptions& options) {
  std::vector<std::string> environment;
  for (const auto& [name, value] : options.environment) {
    environment.push_back(std::string(name).append("=").append(value));
  }
  TextWriter texts;
  texts.add(options.folder);
  texts.add(options.memory_bytes);
  texts.add(std::uint64_t{options.like_a_container});
  texts.add(std::uint64_t{options.network >= 0});
  texts.add(options.host_name);
  texts.add(options.mount_from);
  texts.add(options.mount_at);
  texts.add(options.exit_socket);
  texts.add(options.exit_message);
  texts.add(options.remove);
  texts.add(options.arguments);
  texts.add(environment);
  return texts.framed();
}

void send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) fail_to_start("talking to backlot-init");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

}  // namespace

void InitProcess::spawn(const InitOptions& options, int out, int err) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    fail_to_start("making a socket");
  }
  Descriptor ours(ends[0]);
  const Descriptor theirs(ends[1]);
  FileActions actions;
  actions.put_or_null(-1, STDIN_FILENO);
  actions.put_or_null(out, STDOUT_FILENO);
  actions.put_or_null(err, STDERR_FILENO);
  actions.put(theirs.get(), init_protocol::kControlDescriptor);
  if (options.network >= 0) actions.put(options.network, init_protocol::kNetworkDescriptor);
  std::string program = helper_program("sim/process", "backlot-init", "BACKLOT_INIT").string();
  std::array<char*, 2> arguments{program.data(), nullptr};
  std::array<char*, 1> environment{nullptr};
  const int error = ::posix_spawn(&pid_, program.c_str(), actions.get(), nullptr, arguments.data(),
                                  environment.data());
  if (error != 0) {
    pid_ = 0;
    errno = error;
    fail_to_start("starting " + program);
  }
  control_ = std::move(ours);
}

// One line of what backlot-init says; waits for it.
std::string InitProcess::hear() const {
  std::string line;
  for (char c = 0; c != '\n';) {
    pollfd ready{control_.get(), POLLIN, 0};
    const int count = ::poll(&ready, 1, kStartTimeoutMs);
    if (count < 0 && errno == EINTR) continue;
    if (count == 0) errno = ETIMEDOUT;
    if (count <= 0) fail_to_start("waiting for backlot-init");
    const ssize_t got = ::recv(control_.get(), &c, 1, 0);
    if (got == 0) errno = ECONNRESET;
    if (got <= 0) fail_to_start("waiting for backlot-init");
    if (c != '\n') line += c;
  }
  return line;
}

void InitProcess::start(const InitOptions& options, int out, int err) {
  spawn(options, out, err);
  send_all(control_.get(), text_of(options));
  const std::string heard = hear();
  std::string_view line = heard;
  if (take_word(line, "failed")) {
    const int step = take_number(line);
    const int error = take_number(line);
    const std::string program = options.arguments.empty() ? "" : options.arguments.front();
    throw start_error(step, error, program, options.folder);
  }
  if (!take_word(line, "started")) fail_to_start("backlot-init said '" + heard + "'");
  command_ = take_number(line);
  ::fcntl(control_.get(), F_SETFL, O_NONBLOCK);
}

void InitProcess::end() {
  control_.close();
  if (pid_ == 0) return;
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
  pid_ = 0;
}

void InitProcess::send(int signal) {
  if (!control_) return;
  const char byte = static_cast<char>(signal);
  // It may be ending now: then there is nobody left to signal.
  const ssize_t sent = ::send(control_.get(), &byte, 1, MSG_NOSIGNAL);
  static_cast<void>(sent);
}

}  // namespace sim
