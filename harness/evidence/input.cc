#include "harness/evidence/input.h"

#include <utility>

#include "harness/evidence/layers.h"

namespace evidence {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
// Deeper than that nobody packs by mistake.
constexpr int kMostPackings = 3;

std::string front_of(Bytes& bytes, std::size_t size) {
  std::string front;
  while (front.size() < size && bytes.read(front)) {
  }
  return front;
}

}  // namespace

Input::Input(std::unique_ptr<Bytes> bytes, std::string file, Findings& findings)
    : bytes_(std::move(bytes)), file_(std::move(file)), findings_(findings) {
  std::string front = front_of(*bytes_, kGzipMagic.size());
  for (int i = 0; front.starts_with(kGzipMagic) && i < kMostPackings; ++i) {
    bytes_ = unpacked(with_front(std::move(front), std::move(bytes_)));
    front = front_of(*bytes_, kGzipMagic.size());
  }
  front += front_of(*bytes_, kBeginningBytes);
  if (const Encoding encoding = encoding_of(front); encoding != Encoding::kUtf8) {
    bytes_ = from_utf16(with_front(std::move(front), std::move(bytes_)), encoding);
    front = front_of(*bytes_, kBeginningBytes);
  }
  if (front.starts_with(kUtf8Mark)) front.erase(0, kUtf8Mark.size());
  beginning_ = front.substr(0, kBeginningBytes);
  bytes_ = with_front(std::move(front), std::move(bytes_));
}

Input::~Input() = default;

bool Input::read(std::string& into) {
  if (bytes_->read(into)) return true;
  if (const std::string trouble = bytes_->trouble(); !trouble.empty() && !was_told_) {
    was_told_ = true;
    findings_.trouble({file_, 0}, trouble);
  }
  return false;
}

bool Input::more() {
  text_.erase(0, at_);
  at_ = 0;
  return read(text_);
}

bool Input::next_line(std::string_view& line) {
  std::size_t searched = at_;
  std::size_t end = text_.find('\n', searched);
  while (end == text_.npos && text_.size() - at_ < kMostLineBytes) {
    const std::size_t known = text_.size() - at_;
    if (!more()) break;
    searched = known;
    end = text_.find('\n', searched);
  }
  if (end == text_.npos) {
    if (at_ == text_.size()) return false;
    end = text_.size();
    if (end - at_ >= kMostLineBytes) {
      findings_.trouble({file_, line_ + 1}, "a line of more than 64 MiB is cut in two");
    }
  }
  ++line_;
  line = std::string_view(text_).substr(at_, end - at_);
  at_ = std::min(end + 1, text_.size());
  if (line.ends_with('\r')) line.remove_suffix(1);
  return true;
}

std::string Input::rest(std::size_t limit) {
  std::string text;
  while (text.size() <= limit && read(text)) {
  }
  if (text.size() <= limit) return text;
  text.resize(limit);
  std::uint64_t more_bytes = 0;
  for (std::string passed_over; read(passed_over); passed_over.clear()) {
    more_bytes += passed_over.size();
  }
  findings_.trouble({file_, 0}, "only its first " + std::to_string(limit) + " bytes were read; " +
                                    std::to_string(more_bytes) + " or more follow");
  return text;
}

}  // namespace evidence
