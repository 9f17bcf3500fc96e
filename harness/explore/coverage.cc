#include "harness/explore/coverage.h"

namespace harness {

std::size_t Coverage::add(const TakeEdges& take, std::uint64_t seed) {
  std::size_t fresh = 0;
  for (const auto& [hash, edge] : take.all()) {
    const auto [at, is_fresh] = seen_.try_emplace(hash);
    if (is_fresh) {
      at->second = {edge, 0, 0};
      ++fresh;
    }
    // One that was known before has no take yet.
    if (at->second.takes++ == 0) at->second.first_seed = seed;
  }
  return fresh;
}

void Coverage::add(const Seen& seen) {
  const auto [at, is_fresh] = seen_.try_emplace(hash_of(seen.edge), seen);
  if (!is_fresh) at->second.takes += seen.takes;
}

}  // namespace harness
