#include "sim/journal/json_text.h"

#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>
#include <system_error>

#include "sim/journal/utf8.h"

namespace sim {
namespace {

constexpr unsigned kHighSurrogate = 0xD800;
constexpr unsigned kLowSurrogate = 0xDC00;
constexpr unsigned kSurrogates = 0x400;  // of each half
constexpr std::size_t kCodeLength = 6;   // of `\uXXXX`

// Which bytes stand for themselves in a JSON string.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (unsigned c = 0x20; c < 0x80; ++c) plain[c] = c != '"' && c != '\\';
  return plain;
}();

// The high bit of each of the eight bytes that does not stand for itself. Bytes above such a one
// may be marked too, never below.
std::uint64_t special_bytes(std::uint64_t word) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u;
  constexpr std::uint64_t kHigh = 0x8080808080808080u;
  const auto below = [](std::uint64_t word, std::uint64_t limit) {
    return (word - kOnes * limit) & ~word & kHigh;
  };
  return (word & kHigh) | below(word, 0x20) | below(word ^ kOnes * '"', 1) |
         below(word ^ kOnes * '\\', 1);
}

std::uint64_t special_bytes(const char* eight) {
  std::uint64_t word = 0;
  std::memcpy(&word, eight, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return special_bytes(word);
}

// Whether four to seven bytes stand for themselves: the first four and the last.
bool are_plain(std::string_view text) {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::memcpy(&first, text.data(), sizeof first);
  std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
  return special_bytes(std::uint64_t{first} << 32 | last) == 0;
}

// What stands for itself after a backslash, or 0.
char escaped_character(char c) {
  switch (c) {
    case '"':
    case '\\':
    case '/':
      return c;
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    default:
      return 0;
  }
}

// Of `\uXXXX` at the beginning of `raw`.
std::optional<unsigned> code_of(std::string_view raw) {
  if (raw.size() < kCodeLength || !raw.starts_with("\\u")) return std::nullopt;
  unsigned code = 0;
  const char* const end = raw.data() + kCodeLength;
  const auto [stop, error] = std::from_chars(raw.data() + 2, end, code, 16);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return code;
}

std::size_t append_code(std::string& out, std::string_view raw) {
  const auto code = code_of(raw);
  if (!code) return 0;
  if (*code < kHighSurrogate || *code >= kLowSurrogate + kSurrogates) {
    append_utf8(out, *code);
    return kCodeLength;
  }
  if (*code >= kLowSurrogate) return 0;
  const auto low = code_of(raw.substr(kCodeLength));
  if (!low || *low < kLowSurrogate || *low >= kLowSurrogate + kSurrogates) return 0;
  append_utf8(out, 0x10000 + (*code - kHighSurrogate) * kSurrogates + (*low - kLowSurrogate));
  return 2 * kCodeLength;
}

}  // namespace

// Looked at eight at a time.
std::size_t plain_json_length(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    const std::uint64_t special = special_bytes(text.data() + at);
    if (special != 0) return at + static_cast<std::size_t>(std::countr_zero(special)) / 8;
  }
  // The last eight once more, rather than the rest one by one.
  const bool rest_is_plain = at != 0 && special_bytes(text.data() + text.size() - 8) == 0;
  if (rest_is_plain || (at == 0 && text.size() >= 4 && are_plain(text))) return text.size();
  while (at < text.size() && kPlain[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

std::size_t append_unescaped(std::string& out, std::string_view raw) {
  if (raw.size() < 2 || raw[0] != '\\') return 0;
  if (raw[1] == 'u') return append_code(out, raw);
  const char c = escaped_character(raw[1]);
  if (c == 0) return 0;
  out += c;
  return 2;
}

}  // namespace sim
