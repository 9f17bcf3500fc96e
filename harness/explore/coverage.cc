#include "harness/explore/coverage.h"

namespace harness {

std::size_t Coverage::add(const TakeEdges& take, std::uint64_t seed, std::string_view strategy) {
  std::size_t fresh = 0;
  for (const auto& [hash, edge] : take.all()) {
    const auto [at, is_fresh] = seen_.try_emplace(hash);
    if (is_fresh) {
      at->second.edge = edge;
      ++fresh;
    }
    // One that was known before has no take yet.
    if (at->second.takes++ > 0) continue;
    at->second.first_seed = seed;
    at->second.strategy = strategy;
  }
  return fresh;
}

void Coverage::add(const Seen& seen) {
  const auto [at, is_fresh] = seen_.try_emplace(hash_of(seen.edge), seen);
  if (!is_fresh) at->second.takes += seen.takes;
}

}  // namespace harness
