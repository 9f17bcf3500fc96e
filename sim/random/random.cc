#include "sim/random/random.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>
#include <utility>

namespace sim {
namespace {

std::uint64_t split_mix(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

// FNV-1a: names of streams are short and few.
std::uint64_t hash(std::string_view text) {
  std::uint64_t h = 0xcbf29ce484222325u;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return h;
}

constexpr char kHexDigits[] = "0123456789abcdef";
constexpr std::size_t kDigitsOfDraw = 16;
// Where each group of digits stands in a UUID, and how many it has.
constexpr std::pair<std::size_t, std::size_t> kUuidGroups[] = {
    {0, 8}, {9, 4}, {14, 4}, {19, 4}, {24, 12}};
constexpr char kBase64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void draw_hex(Random& random, std::span<char> digits) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i % kDigitsOfDraw == 0) bits = random.next();
    digits[i] = kHexDigits[bits & 15];
    bits >>= 4;
  }
}

}  // namespace

Random::Random(std::uint64_t seed) : seed_(seed), state_{} {
  std::uint64_t s = seed;
  for (auto& word : state_) word = split_mix(s);
}

Random Random::stream(std::string_view name) const {
  std::uint64_t mixed = seed_ ^ hash(name);
  return Random{split_mix(mixed)};
}

std::uint64_t Random::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t t = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= t;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

std::uint64_t Random::below(std::uint64_t bound) {
  // Draws below `floor` would make small results more likely than large ones.
  const std::uint64_t floor = (0 - bound) % bound;
  for (;;) {
    const std::uint64_t draw = next();
    if (draw >= floor) return draw % bound;
  }
}

std::int64_t Random::between(std::int64_t low, std::int64_t high) {
  const auto span = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1;
  const std::uint64_t draw = span == 0 ? next() : below(span);
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + draw);
}

Duration Random::between(Duration low, Duration high) {
  return Duration{between(low.count(), high.count())};
}

double Random::unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

bool Random::chance(double probability) { return unit() < probability; }

double Random::normal() {
  for (;;) {
    const double u = 2 * unit() - 1;
    const double v = 2 * unit() - 1;
    const double s = u * u + v * v;
    if (s > 0 && s < 1) return u * std::sqrt(-2 * std::log(s) / s);
  }
}

std::string Ids::hex(int digits) {
  std::string text(static_cast<std::size_t>(digits), '0');
  draw_hex(random_, text);
  return text;
}

std::string Ids::text(int length, std::string_view alphabet) {
  std::string text;
  for (int i = 0; i < length; ++i) text += alphabet[random_.below(alphabet.size())];
  return text;
}

std::string Ids::uuid() {
  std::array<char, 32> digits;
  draw_hex(random_, digits);
  digits[12] = '4';
  digits[16] = kHexDigits[8 + random_.below(4)];
  std::string text(36, '-');
  std::size_t from = 0;
  for (const auto& [to, count] : kUuidGroups) {
    std::copy_n(digits.data() + from, count, text.data() + to);
    from += count;
  }
  return text;
}

std::string Ids::base64(int bytes) {
  std::string text;
  for (int left = bytes; left > 0; left -= 3) {
    // Bits of bytes beyond the last must be zero, or the text is not canonical.
    const std::uint64_t used = left >= 3 ? 0xFFFFFFu : left == 2 ? 0xFFFF00u : 0xFF0000u;
    const std::uint64_t bits = random_.next() & used;
    for (int i = 0; i < 4; ++i) {
      text += i > left ? '=' : kBase64[(bits >> (18 - 6 * i)) & 63];
    }
  }
  return text;
}

}  // namespace sim
