#include "sim/process/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <optional>
#include <utility>

#include "sim/http/watch.h"
#include "sim/process/descriptor.h"
#include "sim/process/helper_program.h"
#include "sim/process/init_protocol.h"
#include "sim/process/lines.h"
#include "sim/process/network.h"

namespace sim {
namespace {

constexpr int kStartTimeoutMs = 30'000;
constexpr std::size_t kReadBytes = std::size_t{64} * 1024;
// A pipe holds 64 KiB, or up to 1 MiB if the program asked for it.
constexpr int kMostReadsAtEnd = 16;
// Above the numbers that backlot-init expects, so that none is overwritten before it is used.
constexpr int kLowestDescriptor = 10;

[[noreturn]] void fail(const std::string& what) {
  throw StartError(StartError::Reason::kResources,
                   what + ": " + std::generic_category().message(errno));
}

Descriptor raised(int number) {
  const Descriptor low(number);
  Descriptor high(::fcntl(number, F_DUPFD_CLOEXEC, kLowestDescriptor));
  if (!high) fail("opening a descriptor");
  return high;
}

struct Pipe {
  Descriptor read;
  Descriptor write;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("making a pipe");
  Descriptor write(ends[1]);
  Descriptor read(ends[0]);
  ::fcntl(read.get(), F_SETFL, O_NONBLOCK);
  return {std::move(read), raised(write.release())};
}

struct Control {
  Descriptor ours;
  Descriptor theirs;
};

Control make_control() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    fail("making a socket");
  }
  Descriptor theirs(ends[1]);
  Descriptor ours(ends[0]);
  return {std::move(ours), raised(theirs.release())};
}

class FileActions {
 public:
  FileActions() { ::posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  void put(int from, int as) { ::posix_spawn_file_actions_adddup2(&actions_, from, as); }
  void open_empty(int as) {
    ::posix_spawn_file_actions_addopen(&actions_, as, "/dev/null", O_RDONLY, 0);
  }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

void add(std::string& order, const std::string& text) { order.append(text).push_back('\0'); }

std::string order_for(const ChildOptions& options) {
  std::string order;
  add(order, options.folder);
  add(order, std::to_string(options.memory_bytes));
  add(order, options.like_a_container ? "1" : "0");
  add(order, options.network != nullptr ? "1" : "0");
  add(order, options.network != nullptr ? options.network->host_name() : "");
  add(order, std::to_string(options.arguments.size()));
  for (const std::string& argument : options.arguments) add(order, argument);
  add(order, std::to_string(options.environment.size()));
  for (const auto& [name, value] : options.environment) {
    std::string entry = name;
    add(order, entry.append("=").append(value));
  }
  const auto size = static_cast<std::uint32_t>(order.size());
  std::string framed(reinterpret_cast<const char*>(&size), sizeof size);
  return framed.append(order);
}

void send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) fail("talking to backlot-init");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

int number_at(std::string_view& text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  int number = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<std::size_t>(result.ptr - text.data()));
  return number;
}

bool take_word(std::string_view& line, std::string_view word) {
  if (!line.starts_with(word)) return false;
  line.remove_prefix(word.size());
  return true;
}

void reap(int pid) {
  while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace

struct Child::Impl : std::enable_shared_from_this<Impl> {
  struct Output {
    Output(ChildStream which, std::size_t max_line_bytes) : stream(which), lines(max_line_bytes) {}
    ChildStream stream;
    Lines lines;
    Descriptor pipe;
    std::optional<http::Watch> watch;
  };

  Impl(http::Loop& on_loop, const ChildOptions& options, ChildEvents& listener)
      : loop(on_loop),
        events(&listener),
        standard(ChildStream::kStdout, options.max_line_bytes),
        errors(ChildStream::kStderr, options.max_line_bytes) {}

  void spawn(const ChildOptions& options) {
    Control sockets = make_control();
    Pipe out = make_pipe();
    Pipe err = make_pipe();
    FileActions actions;
    actions.open_empty(STDIN_FILENO);
    actions.put(out.write.get(), STDOUT_FILENO);
    actions.put(err.write.get(), STDERR_FILENO);
    actions.put(sockets.theirs.get(), init_protocol::kControlDescriptor);
    Descriptor network;
    if (options.network != nullptr) {
      network = raised(::dup(options.network->descriptor()));
      actions.put(network.get(), init_protocol::kNetworkDescriptor);
    }
    std::string program = helper_program("sim/process", "backlot-init", "BACKLOT_INIT").string();
    std::array<char*, 2> arguments{program.data(), nullptr};
    std::array<char*, 1> environment{nullptr};
    const int error = ::posix_spawn(&init_pid, program.c_str(), actions.get(), nullptr,
                                    arguments.data(), environment.data());
    if (error != 0) {
      errno = error;
      fail("starting " + program);
    }
    control = std::move(sockets.ours);
    standard.pipe = std::move(out.read);
    errors.pipe = std::move(err.read);
  }

  // One line of what backlot-init says; waits for it.
  std::string hear() {
    std::string line;
    for (char c = 0; c != '\n';) {
      pollfd ready{control.get(), POLLIN, 0};
      const int count = ::poll(&ready, 1, kStartTimeoutMs);
      if (count < 0 && errno == EINTR) continue;
      if (count == 0) errno = ETIMEDOUT;
      if (count <= 0) fail("waiting for backlot-init");
      const ssize_t got = ::recv(control.get(), &c, 1, 0);
      if (got == 0) errno = ECONNRESET;
      if (got <= 0) fail("waiting for backlot-init");
      if (c != '\n') line += c;
    }
    return line;
  }

  void start(const ChildOptions& options) {
    spawn(options);
    send_all(control.get(), order_for(options));
    const std::string heard = hear();
    std::string_view line = heard;
    if (take_word(line, "failed")) {
      const int step = number_at(line);
      throw start_error(step, number_at(line), options.arguments.front(), options.folder);
    }
    if (!take_word(line, "started")) fail("backlot-init said '" + heard + "'");
    pid = number_at(line);
  }

  void watch() {
    ::fcntl(control.get(), F_SETFL, O_NONBLOCK);
    control_watch.emplace(loop, control.get(), [this] { on_control(); });
    for (Output* output : {&standard, &errors}) {
      output->watch.emplace(loop, output->pipe.get(), [this, output] {
        const auto alive = shared_from_this();
        read(*output);
      });
    }
  }

  // False if there is no more for now, or for ever.
  bool read(Output& output) {
    if (!output.pipe) return false;
    buffer.resize(kReadBytes);
    const ssize_t count = ::read(output.pipe.get(), buffer.data(), buffer.size());
    if (count < 0) return errno == EINTR;
    if (count == 0) {
      close(output);
      return false;
    }
    const std::string_view bytes(buffer.data(), static_cast<std::size_t>(count));
    output.lines.put(bytes, printer(output));
    return true;
  }

  void close(Output& output) {
    output.watch.reset();
    output.pipe.close();
    output.lines.end(printer(output));
  }

  Lines::Line printer(const Output& output) {
    return [this, stream = output.stream](std::string_view line) {
      if (events != nullptr) events->printed(line, stream);
    };
  }

  void on_control() {
    const auto alive = shared_from_this();
    std::array<char, 256> bytes{};
    const ssize_t count = ::recv(control.get(), bytes.data(), bytes.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    // Somebody killed backlot-init, and with it the command.
    if (count <= 0) return finish({128 + SIGKILL, false});
    said.append(bytes.data(), static_cast<std::size_t>(count));
    std::string_view line = said;
    if (line.find('\n') == std::string_view::npos || !take_word(line, "exited")) return;
    ChildExit exit;
    exit.code = number_at(line);
    exit.out_of_memory = number_at(line) != 0;
    finish(exit);
  }

  void finish(ChildExit exit) {
    control_watch.reset();
    for (Output* output : {&standard, &errors}) {
      for (int i = 0; i < kMostReadsAtEnd && read(*output); ++i) {
      }
      if (output->pipe) close(*output);
    }
    end();
    if (ChildEvents* listener = std::exchange(events, nullptr)) listener->exited(exit);
  }

  // backlot-init ends when the socket does, and nothing is left below it.
  void end() {
    control.close();
    if (init_pid > 0) reap(std::exchange(init_pid, 0));
  }

  void abandon() {
    events = nullptr;
    control_watch.reset();
    for (Output* output : {&standard, &errors}) {
      output->watch.reset();
      output->pipe.close();
    }
    end();
  }

  void send(int number) {
    if (!control) return;
    const char byte = static_cast<char>(number);
    // It may be ending now: then there is nobody left to signal.
    const ssize_t sent = ::send(control.get(), &byte, 1, MSG_NOSIGNAL);
    static_cast<void>(sent);
  }

  http::Loop& loop;
  ChildEvents* events;
  Descriptor control;
  std::optional<http::Watch> control_watch;
  Output standard;
  Output errors;
  std::vector<char> buffer;
  std::string said;
  int init_pid = 0;
  int pid = 0;
};

Child::Child(http::Loop& loop, const ChildOptions& options, ChildEvents& events)
    : impl_(std::make_shared<Impl>(loop, options, events)) {
  try {
    impl_->start(options);
  } catch (...) {
    impl_->abandon();
    throw;
  }
  impl_->watch();
}

Child::~Child() { impl_->abandon(); }

void Child::signal(int number) { impl_->send(number); }
void Child::kill() { impl_->send(SIGKILL); }
int Child::init_pid() const { return impl_->init_pid; }
int Child::pid() const { return impl_->pid; }

}  // namespace sim
