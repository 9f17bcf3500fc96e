#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "harness/evidence/input.h"

namespace evidence {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{256} << 10;

class FileBytes final : public Bytes {
 public:
  explicit FileBytes(const std::string& path) : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (file_ == -1) {
      throw std::runtime_error("cannot read " + path + ": " +
                               std::generic_category().message(errno));
    }
    ::posix_fadvise(file_, 0, 0, POSIX_FADV_SEQUENTIAL);
  }
  ~FileBytes() override { ::close(file_); }

  bool read(std::string& into) override {
    const std::size_t before = into.size();
    into.resize(before + kPieceBytes);
    ssize_t count = 0;
    do {
      count = ::read(file_, into.data() + before, kPieceBytes);
    } while (count == -1 && errno == EINTR);
    if (count == -1) trouble_ = "reading fails: " + std::generic_category().message(errno);
    into.resize(before + (count > 0 ? static_cast<std::size_t>(count) : 0));
    return count > 0;
  }
  std::string trouble() const override { return trouble_; }

 private:
  int file_;
  std::string trouble_;
};

class TextBytes final : public Bytes {
 public:
  explicit TextBytes(std::string text) : text_(std::move(text)) {}

  bool read(std::string& into) override {
    const std::string_view piece = std::string_view(text_).substr(at_, kPieceBytes);
    into += piece;
    at_ += piece.size();
    return !piece.empty();
  }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<Bytes> file_bytes(const std::string& path) {
  return std::make_unique<FileBytes>(path);
}

std::unique_ptr<Bytes> text_bytes(std::string text) {
  return std::make_unique<TextBytes>(std::move(text));
}

}  // namespace evidence
