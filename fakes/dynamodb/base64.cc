#include "fakes/dynamodb/base64.h"

#include <array>
#include <cstdint>

#include "fakes/dynamodb/errors.h"

namespace dynamodb {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::int8_t, 256> make_values() {
  std::array<std::int8_t, 256> values{};
  for (auto& value : values) value = -1;
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::int8_t>(i);
  }
  return values;
}

constexpr auto kValues = make_values();

}  // namespace

std::string from_base64(std::string_view text) {
  if (text.size() % 4 != 0) {
    throw serialization_error(
        "Base64 encoded length is expected a multiple of 4 bytes but found: " +
        std::to_string(text.size()));
  }
  std::size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
  const std::string_view body = text.substr(0, text.size() - padding);
  std::string out;
  out.reserve(body.size() * 3 / 4);
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : body) {
    const int value = kValues[static_cast<unsigned char>(c)];
    if (value < 0) {
      throw serialization_error(c == '=' ? std::string("Invalid last non-pad Base64 character "
                                                       "dectected")
                                         : std::string("Invalid Base64 character: '") + c + "'");
    }
    bits = (bits << 6 | static_cast<std::uint32_t>(value)) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out += static_cast<char>(bits >> held & 0xff);
    }
  }
  // The bits that the padding cuts off must be zero.
  if (held > 0 && (bits & ((1u << held) - 1)) != 0) {
    throw serialization_error("Invalid last non-pad Base64 character dectected");
  }
  return out;
}

}  // namespace dynamodb
