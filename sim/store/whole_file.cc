#include "sim/store/whole_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace sim {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPieceBytes = std::size_t{64} << 10;
constexpr mode_t kModeBits = 07777;

// Where the path leads, through links to files that are not there as well.
std::string without_links(const std::string& path) {
  constexpr int kMostLinks = 40;
  fs::path at = path;
  std::error_code error;
  for (int i = 0; i < kMostLinks && fs::is_symlink(fs::symlink_status(at, error)); ++i) {
    const fs::path to = fs::read_symlink(at, error);
    if (error) break;
    at = to.is_absolute() ? to : at.parent_path() / to;
  }
  return at.string();
}

// A name in the folder of `path`. Another thread may have it, or a process that was killed: then
// there is one with the next number.
std::string name_beside(const std::string& path, unsigned number) {
  const std::string name =
      ".backlot-" + std::to_string(::getpid()) + "-" + std::to_string(number) + ".tmp";
  return (fs::path(path).parent_path() / name).string();
}

}  // namespace

WholeFile::WholeFile(const std::string& path, mode_t mode)
    : path_(path), target_(without_links(path)) {
  struct stat found {};
  const bool is_there = ::stat(target_.c_str(), &found) == 0;
  if (is_there && !S_ISREG(found.st_mode)) {
    open_in_place(mode);
    return;
  }
  if (is_there && ::access(target_.c_str(), W_OK) != 0) throw_with(errno);
  open_beside(mode);
  if (file_ < 0) {
    if (!is_there) throw_with(errno);
    open_in_place(mode);
    return;
  }
  if (!is_there) return;
  // Whose it was it stays where that is possible: else it is of who writes it.
  if (::fchown(file_, found.st_uid, found.st_gid) != 0) errno = 0;
  ::fchmod(file_, found.st_mode & kModeBits);
}

void WholeFile::open_beside(mode_t mode) {
  unsigned number = 0;
  do {
    beside_ = name_beside(target_, number++);
    file_ = ::open(beside_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  } while (file_ < 0 && errno == EEXIST);
  if (file_ < 0) beside_.clear();
}

void WholeFile::open_in_place(mode_t mode) {
  file_ = ::open(target_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
  if (file_ < 0) throw_with(errno);
}

void WholeFile::throw_with(int error) const {
  throw std::runtime_error("cannot write " + path_ + ": " + std::generic_category().message(error));
}

void WholeFile::write(std::string_view text) {
  text_ += text;
  if (text_.size() >= kPieceBytes) flush();
}

void WholeFile::flush() {
  write_out(text_);
  text_.clear();
}

void WholeFile::write_out(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file_, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw_with(errno);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void WholeFile::finish() {
  flush();
  const bool is_closed = ::close(std::exchange(file_, -1)) == 0;
  if (!is_closed) throw_with(errno);
  if (beside_.empty()) return;
  if (::rename(beside_.c_str(), target_.c_str()) != 0) {
    if (errno != EBUSY) throw_with(errno);
    copy_in_place();
    return;
  }
  beside_.clear();
}

// A file that is mounted by itself, as into a container, cannot be replaced.
void WholeFile::copy_in_place() {
  open_in_place(0);
  const int from = ::open(beside_.c_str(), O_RDONLY | O_CLOEXEC);
  std::array<char, kPieceBytes> piece{};
  ssize_t count = 0;
  while (from >= 0 && (count = ::read(from, piece.data(), piece.size())) > 0) {
    write_out({piece.data(), static_cast<std::size_t>(count)});
  }
  const int error = errno;
  if (from >= 0) ::close(from);
  if (from < 0 || count < 0) throw_with(error);
  if (::close(std::exchange(file_, -1)) != 0) throw_with(errno);
}

WholeFile::~WholeFile() {
  if (file_ >= 0) ::close(file_);
  if (!beside_.empty()) ::unlink(beside_.c_str());
}

void write_whole_file(const std::string& path, std::string_view text) {
  WholeFile file(path);
  file.write(text);
  file.finish();
}

}  // namespace sim
