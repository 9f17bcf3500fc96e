#include <zlib.h>

#include <new>
#include <utility>

#include "harness/evidence/layers.h"

namespace evidence {
namespace {

constexpr int kWindowBits = 15;
constexpr int kGzipFormat = 16;  // added to the window's bits
constexpr std::size_t kUnpackedBytes = std::size_t{256} << 10;

// Small, so that what goes on over the end of a piece does so in each file, and not in long ones
// only.
constexpr std::size_t kFrontPieceBytes = 509;

class FrontBytes final : public Bytes {
 public:
  FrontBytes(std::string front, std::unique_ptr<Bytes> rest)
      : front_(std::move(front)), rest_(std::move(rest)) {}

  bool read(std::string& into) override {
    if (at_ == front_.size()) return rest_->read(into);
    const std::string_view piece = std::string_view(front_).substr(at_, kFrontPieceBytes);
    into += piece;
    at_ += piece.size();
    return true;
  }
  std::string trouble() const override { return rest_->trouble(); }

 private:
  std::string front_;
  std::size_t at_ = 0;
  std::unique_ptr<Bytes> rest_;
};

class GzipBytes final : public Bytes {
 public:
  explicit GzipBytes(std::unique_ptr<Bytes> packed) : packed_(std::move(packed)) {
    if (::inflateInit2(&stream_, kWindowBits + kGzipFormat) != Z_OK) throw std::bad_alloc();
  }
  ~GzipBytes() override { ::inflateEnd(&stream_); }

  bool read(std::string& into) override {
    const std::size_t before = into.size();
    while (!is_over_ && into.size() == before) step(into);
    return into.size() > before;
  }

  std::string trouble() const override { return trouble_.empty() ? packed_->trouble() : trouble_; }

 private:
  void step(std::string& into) {
    if (at_ == input_.size() && !refill()) return end("the gzip ends in the middle");
    if (is_between_ && !begins_member()) return;
    const std::size_t before = into.size();
    into.resize(before + kUnpackedBytes);
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data() + at_);
    stream_.avail_in = static_cast<uInt>(input_.size() - at_);
    stream_.next_out = reinterpret_cast<Bytef*>(into.data() + before);
    stream_.avail_out = static_cast<uInt>(kUnpackedBytes);
    const int result = ::inflate(&stream_, Z_NO_FLUSH);
    at_ = input_.size() - stream_.avail_in;
    into.resize(before + kUnpackedBytes - stream_.avail_out);
    count_ += kUnpackedBytes - stream_.avail_out;
    if (result == Z_STREAM_END) {
      ::inflateReset(&stream_);
      is_between_ = true;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      end("the gzip is broken");
    }
  }

  // Whether another member follows the one that has ended.
  bool begins_member() {
    while (input_.size() - at_ < kGzipMagic.size() && refill()) {
    }
    const std::string_view next = std::string_view(input_).substr(at_);
    is_between_ = false;
    if (next.starts_with(kGzipMagic)) return true;
    is_over_ = true;
    // Archivers fill up with zeros.
    if (next.find_first_not_of('\0') != next.npos) trouble_ = "bytes that are no gzip follow it";
    return false;
  }

  bool refill() {
    input_.erase(0, at_);
    at_ = 0;
    return packed_->read(input_);
  }

  void end(std::string_view why) {
    is_over_ = true;
    if (is_between_) return;  // after a whole member
    trouble_ = std::string(why) + "; the " + std::to_string(count_) + " bytes before that are read";
  }

  std::unique_ptr<Bytes> packed_;
  z_stream stream_{};
  std::string input_;
  std::size_t at_ = 0;
  std::uint64_t count_ = 0;
  bool is_between_ = false;
  bool is_over_ = false;
  std::string trouble_;
};

}  // namespace

std::unique_ptr<Bytes> with_front(std::string front, std::unique_ptr<Bytes> rest) {
  return std::make_unique<FrontBytes>(std::move(front), std::move(rest));
}

std::unique_ptr<Bytes> unpacked(std::unique_ptr<Bytes> packed) {
  return std::make_unique<GzipBytes>(std::move(packed));
}

}  // namespace evidence
