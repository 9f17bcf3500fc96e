#include "sim/vtime/thread_files.h"

#include <fcntl.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace sim::vtime {
namespace {

std::string folder_of(int pid, int tid) {
  return "/proc/" + std::to_string(pid) + "/task/" + std::to_string(tid);
}

// The number after the blanks at the start of `text`, which loses both.
std::uint64_t take_number(std::string_view& text) {
  const std::size_t digits = std::min(text.find_first_not_of(" \t"), text.size());
  std::uint64_t number = 0;
  const auto end = std::from_chars(text.data() + digits, text.data() + text.size(), number).ptr;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

std::uint64_t take_hex(std::string_view& text) {
  const std::size_t prefix = text.find("0x");
  if (prefix == std::string_view::npos) return 0;
  std::uint64_t number = 0;
  const char* const digits = text.data() + prefix + 2;
  const auto end = std::from_chars(digits, text.data() + text.size(), number, 16).ptr;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

std::uint64_t number_after(std::string_view text, std::string_view name) {
  const std::size_t at = text.find(name);
  if (at == std::string_view::npos) return 0;
  text.remove_prefix(at + name.size());
  return take_number(text);
}

}  // namespace

char state_of(std::string_view stat) {
  const std::size_t name_end = stat.rfind(')');  // a name may hold anything
  return name_end == std::string_view::npos || name_end + 2 >= stat.size() ? 'X'
                                                                           : stat[name_end + 2];
}

std::uint64_t begin_of_thread(std::string_view stat) {
  constexpr int kFieldsBefore = 20;  // from the name's end to the 22nd field
  std::size_t at = stat.rfind(')');
  for (int field = 0; field < kFieldsBefore && at != std::string_view::npos; ++field) {
    at = stat.find(' ', at + 1);
  }
  if (at == std::string_view::npos) return 0;
  stat.remove_prefix(at);
  return take_number(stat);
}

// `202 0x6451630 0x189 0x0 0x0 …`: the call's number, then where, how, the value, the time limit.
Wait wait_of(std::string_view text) {
  if (text.starts_with("running")) return Wait::kNothing;
  if (take_number(text) != SYS_futex) return Wait::kAnything;
  std::array<std::uint64_t, 4> arguments{};
  for (std::uint64_t& argument : arguments) argument = take_hex(text);
  const auto [where, how, value, limit] = arguments;
  const std::uint64_t command = how & static_cast<std::uint64_t>(FUTEX_CMD_MASK);
  const bool waits = command == FUTEX_WAIT || command == FUTEX_WAIT_BITSET;
  const bool is_private = (how & FUTEX_PRIVATE_FLAG) != 0;
  return waits && is_private && limit == 0 ? Wait::kPeers : Wait::kAnything;
}

std::string read_proc(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return {};
  std::string text;
  char buffer[16384];
  for (ssize_t size = 0; (size = ::read(fd, buffer, sizeof buffer)) > 0;) {
    text.append(buffer, static_cast<std::size_t>(size));
  }
  ::close(fd);
  return text;
}

ProcFile::ProcFile(std::string path, bool keep) : path_(std::move(path)) {
  if (keep) fd_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
}

ProcFile::ProcFile(ProcFile&& other) noexcept
    : path_(std::move(other.path_)), fd_(std::exchange(other.fd_, -1)) {}

ProcFile::~ProcFile() {
  if (fd_ >= 0) ::close(fd_);
}

std::string_view ProcFile::read(char* buffer, std::size_t size) const {
  const int fd = fd_ >= 0 ? fd_ : ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return {};
  const ssize_t count = ::pread(fd, buffer, size, 0);
  if (fd_ < 0) ::close(fd);
  return count <= 0 ? std::string_view{}
                    : std::string_view{buffer, static_cast<std::size_t>(count)};
}

ThreadFiles::ThreadFiles(int pid, int tid, bool keep)
    : stat_(folder_of(pid, tid) + "/stat", keep),
      runs_(folder_of(pid, tid) +
                (::access("/proc/self/schedstat", R_OK) == 0 ? "/schedstat" : "/status"),
            keep),
      call_(folder_of(pid, tid) + "/syscall", keep) {}

std::optional<char> ThreadFiles::state() const {
  char buffer[512];
  const std::string_view stat = stat_.read(buffer, sizeof buffer);
  if (stat.empty()) return std::nullopt;
  return state_of(stat);
}

Wait ThreadFiles::wait() const {
  char buffer[256];
  return wait_of(call_.read(buffer, sizeof buffer));
}

std::optional<ThreadFiles::Counts> ThreadFiles::counts() const {
  char buffer[2048];
  std::string_view text = runs_.read(buffer, sizeof buffer);
  if (text.empty()) return std::nullopt;
  Counts counts;
  if (text.find("ctxt_switches") != std::string_view::npos) {
    counts.runs = number_after(text, "\nvoluntary_ctxt_switches:") +
                  number_after(text, "\nnonvoluntary_ctxt_switches:");
  } else {
    counts.ran_ns = take_number(text);
    take_number(text);  // how long it waited for a processor
    counts.runs = take_number(text);
  }
  return counts;
}

}  // namespace sim::vtime
