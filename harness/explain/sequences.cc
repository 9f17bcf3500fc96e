#include "harness/explain/sequences.h"

#include "sim/store/database.h"

namespace harness {
namespace {

constexpr std::uint64_t kBits = 7;
constexpr std::uint64_t kMore = 1U << kBits;

}  // namespace

std::string pack(std::span<const std::uint64_t> sequences) {
  std::string bytes;
  for (std::size_t i = 1; i < sequences.size(); ++i) {
    std::uint64_t step = sequences[i] - sequences[i - 1];
    for (; step >= kMore; step >>= kBits) {
      bytes += static_cast<char>((step & (kMore - 1)) | kMore);
    }
    bytes += static_cast<char>(step);
  }
  return bytes;
}

std::vector<std::uint64_t> unpack(std::uint64_t first, std::string_view bytes) {
  std::vector<std::uint64_t> sequences{first};
  std::uint64_t step = 0;
  std::uint64_t shift = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (shift >= 64) break;
    step |= (byte & (kMore - 1)) << shift;
    shift += kBits;
    if ((byte & kMore) != 0) continue;
    sequences.push_back(sequences.back() + step);
    step = shift = 0;
  }
  if (shift != 0) throw sim::StoreError("the journal's index has a list that is none");
  return sequences;
}

}  // namespace harness
