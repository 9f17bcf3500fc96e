#include "sim/vtime/packets.h"

#include <charconv>
#include <string_view>

namespace sim::vtime {
namespace {

// A line has 15 hexadecimal numbers of 8 digits. Kernels before 5.10 leave out the number of
// packets that wait.
constexpr std::size_t kColumnWidth = 9;
constexpr std::size_t kDelivered = 0;
constexpr std::size_t kWaiting = 11;

std::uint64_t column(std::string_view line, std::size_t index) {
  if (line.size() < (index + 1) * kColumnWidth - 1) return 0;
  const std::string_view digits = line.substr(index * kColumnWidth, kColumnWidth - 1);
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return number;
}

}  // namespace

Packets::Counts Packets::read() const {
  std::string_view text = file_.read(buffer_.data(), buffer_.size());
  Counts counts;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    counts.delivered += column(line, kDelivered);
    counts.waiting += column(line, kWaiting);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return counts;
}

void Packets::look() { delivered_ = read().delivered; }

bool Packets::are_still() const {
  const Counts now = read();
  return now.waiting == 0 && now.delivered == delivered_;
}

}  // namespace sim::vtime
