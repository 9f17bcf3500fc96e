#include <utility>

#include "harness/evidence/layers.h"
#include "sim/journal/utf8.h"

namespace evidence {
namespace {

constexpr std::string_view kLittleMark = "\xFF\xFE";
constexpr std::string_view kBigMark = "\xFE\xFF";
constexpr unsigned kMark = 0xFEFF;

class Utf16Bytes final : public Bytes {
 public:
  Utf16Bytes(std::unique_ptr<Bytes> text, bool is_big) : text_(std::move(text)), is_big_(is_big) {}

  bool read(std::string& into) override {
    const std::size_t before = into.size();
    while (into.size() == before) {
      if (!text_->read(units_)) {
        finish(into);
        break;
      }
      std::size_t at = 0;
      for (; at + 1 < units_.size(); at += 2) unit(into, at);
      units_.erase(0, at);
    }
    return into.size() > before;
  }

  std::string trouble() const override {
    if (broken_ == 0) return text_->trouble();
    return std::to_string(broken_) + " characters are no UTF-16, and were read as U+FFFD";
  }

 private:
  void unit(std::string& into, std::size_t at) {
    const auto first = static_cast<unsigned char>(units_[at]);
    const auto second = static_cast<unsigned char>(units_[at + 1]);
    const unsigned code = is_big_ ? first << 8u | second : second << 8u | first;
    const bool is_high = code >= 0xD800 && code < 0xDC00;
    const bool is_low = code >= 0xDC00 && code < 0xE000;
    if (high_ != 0 && is_low) {
      sim::append_utf8(into, 0x10000 + ((high_ - 0xD800) << 10u) + (code - 0xDC00));
      high_ = 0;
      return;
    }
    if (high_ != 0) replace(into);
    high_ = is_high ? code : 0;
    if (is_low) replace(into);
    if (!is_high && !is_low && !(is_first_ && code == kMark)) sim::append_utf8(into, code);
    is_first_ = false;
  }

  void finish(std::string& into) {
    if (high_ != 0 || !units_.empty()) replace(into);
    units_.clear();
    high_ = 0;
  }

  void replace(std::string& into) {
    into += sim::kReplacementCharacter;
    ++broken_;
  }

  std::unique_ptr<Bytes> text_;
  std::string units_;
  bool is_big_;
  bool is_first_ = true;
  unsigned high_ = 0;  // the first half of a pair
  std::uint64_t broken_ = 0;
};

// Whether every other byte is a zero, from `first` on, and no other.
bool has_zeros(std::string_view text, std::size_t first) {
  constexpr std::size_t kFewest = 4;
  if (text.size() < kFewest) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((text[i] == '\0') != (i % 2 == first)) return false;
  }
  return true;
}

}  // namespace

Encoding encoding_of(std::string_view beginning) {
  constexpr std::size_t kLooked = 64;  // evidence begins with ASCII
  if (beginning.starts_with(kLittleMark)) return Encoding::kUtf16Little;
  if (beginning.starts_with(kBigMark)) return Encoding::kUtf16Big;
  if (has_zeros(beginning.substr(0, kLooked), 1)) return Encoding::kUtf16Little;
  if (has_zeros(beginning.substr(0, kLooked), 0)) return Encoding::kUtf16Big;
  return Encoding::kUtf8;
}

std::unique_ptr<Bytes> from_utf16(std::unique_ptr<Bytes> text, Encoding encoding) {
  return std::make_unique<Utf16Bytes>(std::move(text), encoding == Encoding::kUtf16Big);
}

}  // namespace evidence
