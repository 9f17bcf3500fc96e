#include "fakes/sqs/messages/receipt_handle.h"

#include <array>

#include "fakes/aws/base64.h"

namespace sqs {
namespace {

// As SQS's handles begin, so that they look familiar.
constexpr std::string_view kPrefix = "AQEB";
constexpr std::size_t kWords = 8;

// The finalizer of SplitMix64: scatters every bit over the whole word.
std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

// The three numbers hidden behind a mask that is different for each handle, and a checksum over
// all before it, so that no other text passes for a handle.
std::array<std::uint64_t, kWords> words_of(const ReceiptHandle& handle) {
  std::array<std::uint64_t, kWords> words{};
  const std::array<std::uint64_t, 3> numbers = {static_cast<std::uint64_t>(handle.queue),
                                                static_cast<std::uint64_t>(handle.sequence),
                                                static_cast<std::uint64_t>(handle.receives)};
  std::uint64_t state = 0x5351536861u;
  for (const std::uint64_t number : numbers) state = mix(state + number + 0x9e3779b97f4a7c15u);
  words[0] = state;
  for (std::size_t i = 0; i < kWords - 1; ++i) {
    state = mix(state + 0x9e3779b97f4a7c15u);
    words[i + 1] = i < numbers.size() ? state ^ numbers[i] : state;
  }
  return words;
}

}  // namespace

std::string to_text(const ReceiptHandle& handle) {
  std::array<char, kWords * 8> bytes;
  std::size_t at = 0;
  for (std::uint64_t word : words_of(handle)) {
    for (int i = 0; i < 8; ++i) {
      bytes[at++] = static_cast<char>(word & 0xFFu);
      word >>= 8;
    }
  }
  return std::string(kPrefix) + aws::base64_encode({bytes.data(), bytes.size()});
}

std::optional<ReceiptHandle> parse_receipt_handle(std::string_view text) {
  if (!text.starts_with(kPrefix)) return std::nullopt;
  const auto bytes = aws::base64_decode(text.substr(kPrefix.size()));
  if (!bytes || bytes->size() != kWords * 8) return std::nullopt;
  std::array<std::uint64_t, kWords> words{};
  for (std::size_t i = 0; i < bytes->size(); ++i) {
    const std::uint64_t byte = static_cast<unsigned char>((*bytes)[i]);
    words[i / 8] |= byte << (8 * (i % 8));
  }
  std::uint64_t state = words[0];
  std::array<std::uint64_t, 3> numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    state = mix(state + 0x9e3779b97f4a7c15u);
    numbers[i] = state ^ words[i + 1];
  }
  const ReceiptHandle handle{static_cast<std::int64_t>(numbers[0]),
                             static_cast<std::int64_t>(numbers[1]),
                             static_cast<std::int64_t>(numbers[2])};
  if (words_of(handle) != words) return std::nullopt;
  return handle;
}

}  // namespace sqs
