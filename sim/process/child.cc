#include "sim/process/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>
#include <system_error>
#include <utility>

#include "sim/http/descriptor_watch.h"
#include "sim/process/descriptor.h"
#include "sim/process/init_process.h"
#include "sim/process/init_reports.h"
#include "sim/process/line_splitter.h"
#include "sim/process/network.h"

namespace sim {
namespace {

constexpr std::size_t kReadBytes = std::size_t{64} * 1024;
// How often the pipe of a program that has ended is read: it holds 64 KiB, or up to 1 MiB if the
// program asked for that.
constexpr int kMostReadsAtEnd = 16;

struct Pipe {
  Descriptor read;
  Descriptor write;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw StartError(StartError::Reason::kResources,
                     "making a pipe: " + std::generic_category().message(errno));
  }
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

InitOptions init_options_of(const ChildOptions& options) {
  InitOptions init;
  init.arguments = options.arguments;
  init.folder = options.folder;
  init.environment = options.environment;
  init.memory_bytes = options.memory_bytes;
  init.like_a_container = options.like_a_container;
  init.mount_from = options.mount_from;
  init.mount_at = options.mount_at;
  if (options.network != nullptr) {
    init.network = options.network->descriptor();
    init.host_name = options.network->host_name();
  }
  return init;
}

}  // namespace

struct Child::Impl : std::enable_shared_from_this<Impl> {
  struct Output {
    Output(ChildStream which, std::size_t max_line_bytes) : stream(which), lines(max_line_bytes) {}
    ChildStream stream;
    LineSplitter lines;
    Descriptor pipe;
    std::optional<http::DescriptorWatch> watch;
  };

  Impl(http::Loop& on_loop, const ChildOptions& options, ChildEvents& listener)
      : loop(on_loop),
        events(&listener),
        standard(ChildStream::kStdout, options.max_line_bytes),
        errors(ChildStream::kStderr, options.max_line_bytes) {}

  void start(const ChildOptions& options) {
    Pipe out = make_pipe();
    Pipe err = make_pipe();
    init.start(init_options_of(options), out.write.get(), err.write.get());
    // Readable once the command has ended; without it (before Linux 5.3) nobody knows until
    // backlot-init says so.
    command = Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, init.command(), 0)));
    standard.pipe = std::move(out.read);
    errors.pipe = std::move(err.read);
  }

  void watch() {
    control_watch.emplace(loop, init.control(), [this] { on_control(); });
    for (Output* output : {&standard, &errors}) {
      output->watch.emplace(loop, output->pipe.get(), [this, output] {
        const auto alive = shared_from_this();
        read(*output);
      });
    }
  }

  // Reads what is there of the output. False if there is no more for now, or for ever.
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

  LineSplitter::Line printer(const Output& output) {
    return [this, stream = output.stream](std::string_view line) {
      if (events != nullptr) events->printed(line, stream);
    };
  }

  void on_control() {
    const auto alive = shared_from_this();
    std::array<char, 256> bytes{};
    const ssize_t count = ::recv(init.control(), bytes.data(), bytes.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    // Somebody killed backlot-init, and with it the command.
    if (count <= 0) return finish({128 + SIGKILL, false});
    said.append(bytes.data(), static_cast<std::size_t>(count));
    for (std::size_t end = 0; (end = said.find('\n')) != std::string::npos;) {
      const std::string line = said.substr(0, end);
      said.erase(0, end + 1);
      if (on_line(line)) return;
    }
  }

  // Takes a line of what backlot-init says. True if it was the last.
  bool on_line(std::string_view line) {
    if (take_word(line, "signalled")) --unanswered;
    if (!take_word(line, "exited")) return false;
    ChildExit exit;
    exit.code = take_number(line);
    exit.out_of_memory = take_number(line) != 0;
    finish(exit);
    return true;
  }

  void send(int number) {
    if (init.pid() == 0) return;
    ++unanswered;
    init.send(number);
  }

  bool is_settling() const {
    if (init.pid() == 0) return false;
    std::array<pollfd, 2> watched{{{init.control(), POLLIN, 0}, {command.get(), POLLIN, 0}}};
    ::poll(watched.data(), watched.size(), 0);
    if (watched[0].revents != 0) return false;
    return unanswered > 0 || watched[1].revents != 0;
  }

  void finish(ChildExit exit) {
    control_watch.reset();
    for (Output* output : {&standard, &errors}) {
      for (int i = 0; i < kMostReadsAtEnd && read(*output); ++i) {
      }
      if (output->pipe) close(*output);
    }
    init.end();
    if (ChildEvents* listener = std::exchange(events, nullptr)) listener->exited(exit);
  }

  void abandon() {
    events = nullptr;
    control_watch.reset();
    for (Output* output : {&standard, &errors}) {
      output->watch.reset();
      output->pipe.close();
    }
    init.end();
  }

  http::Loop& loop;
  ChildEvents* events;
  InitProcess init;
  Descriptor command;
  int unanswered = 0;  // signals
  std::optional<http::DescriptorWatch> control_watch;
  Output standard;
  Output errors;
  std::vector<char> buffer;
  std::string said;
};

Child::Child(http::Loop& loop, const ChildOptions& options, ChildEvents& events)
    : impl_(std::make_shared<Impl>(loop, options, events)) {
  impl_->start(options);
  impl_->watch();
}

Child::~Child() { impl_->abandon(); }

void Child::signal(int number) { impl_->send(number); }
void Child::kill() { impl_->send(SIGKILL); }
bool Child::is_settling() const { return impl_->is_settling(); }
int Child::init_pid() const { return impl_->init.pid(); }
int Child::pid() const { return impl_->init.command(); }

}  // namespace sim
