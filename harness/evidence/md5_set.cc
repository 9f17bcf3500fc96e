#include "harness/evidence/md5_set.h"

#include <algorithm>
#include <cstring>

namespace evidence {
namespace {

constexpr std::size_t kFirstSlots = 1 << 10;
constexpr char kHexDigits[] = "0123456789abcdef";

int digit_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

bool is_zeros(const std::array<std::uint8_t, 16>& bytes) {
  return std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte == 0; });
}

std::string digits_of(const std::array<std::uint8_t, 16>& bytes) {
  std::string digits;
  for (const std::uint8_t byte : bytes)
    digits.append({kHexDigits[byte >> 4], kHexDigits[byte & 15]});
  return digits;
}

}  // namespace

std::optional<Md5Set::Bytes> Md5Set::bytes_of(std::string_view digits) {
  Bytes bytes{};
  if (digits.size() != 2 * bytes.size()) return std::nullopt;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const int high = digit_value(digits[2 * i]), low = digit_value(digits[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return bytes;
}

std::size_t Md5Set::slot_of(const Bytes& bytes) const {
  // It is a hash already.
  std::uint64_t hash = 0;
  std::memcpy(&hash, bytes.data(), sizeof hash);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = static_cast<std::size_t>(hash) & mask;
  while (!is_zeros(slots_[at]) && slots_[at] != bytes) at = (at + 1) & mask;
  return at;
}

void Md5Set::grow() {
  std::vector<Bytes> before = std::move(slots_);
  slots_.assign(std::max(kFirstSlots, before.size() * 2), Bytes{});
  for (const Bytes& bytes : before) {
    if (!is_zeros(bytes)) slots_[slot_of(bytes)] = bytes;
  }
}

bool Md5Set::insert(std::string_view digits) {
  const std::optional<Bytes> bytes = bytes_of(digits);
  if (!bytes) return false;
  if (is_zeros(*bytes)) {
    if (has_zeros_) return false;
    has_zeros_ = true;
    ++size_;
    return true;
  }
  if (size_ * 4 >= slots_.size() * 3) grow();
  Bytes& slot = slots_[slot_of(*bytes)];
  if (slot == *bytes) return false;
  slot = *bytes;
  ++size_;
  return true;
}

bool Md5Set::contains(std::string_view digits) const {
  const std::optional<Bytes> bytes = bytes_of(digits);
  if (!bytes) return false;
  if (is_zeros(*bytes)) return has_zeros_;
  return !slots_.empty() && slots_[slot_of(*bytes)] == *bytes;
}

std::vector<std::string> Md5Set::without(const Md5Set& others, std::size_t most) const {
  std::vector<Bytes> found;
  if (has_zeros_ && !others.has_zeros_) found.emplace_back();
  for (const Bytes& bytes : slots_) {
    if (is_zeros(bytes)) continue;
    if (!others.slots_.empty() && others.slots_[others.slot_of(bytes)] == bytes) continue;
    found.push_back(bytes);
    // Those that are too many by now are let go, so that few are held.
    if (found.size() < 2 * most + kFirstSlots) continue;
    std::ranges::nth_element(found, found.begin() + static_cast<std::ptrdiff_t>(most));
    found.resize(most);
  }
  std::ranges::sort(found);
  if (found.size() > most) found.resize(most);
  std::vector<std::string> all;
  for (const Bytes& bytes : found) all.push_back(digits_of(bytes));
  return all;
}

}  // namespace evidence
