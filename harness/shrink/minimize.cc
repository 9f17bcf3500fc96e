#include "harness/shrink/minimize.h"

#include <algorithm>
#include <numeric>

namespace harness::shrink {
namespace {

// `kept` without the `size` things from `begin` on.
Subset without_piece(const Subset& kept, std::size_t begin, std::size_t size) {
  Subset rest = kept;
  const auto first = rest.begin() + static_cast<std::ptrdiff_t>(begin);
  rest.erase(first, first + static_cast<std::ptrdiff_t>(std::min(size, rest.size() - begin)));
  return rest;
}

// Leaves out every piece of this size that can be, one after the other; whether any could.
bool leave_out_pieces(std::size_t size, Subset& kept, const FirstFailing& first_failing) {
  bool any = false;
  for (std::size_t begin = 0; begin < kept.size();) {
    std::vector<Subset> candidates;
    for (std::size_t at = begin; at < kept.size(); at += size) {
      candidates.push_back(without_piece(kept, at, size));
    }
    const auto found = first_failing(candidates);
    if (!found) break;
    kept = candidates[*found];
    begin += *found * size;  // what comes next has moved there
    any = true;
  }
  return any;
}

}  // namespace

Subset minimize(std::size_t count, const FirstFailing& first_failing) {
  Subset kept(count);
  std::iota(kept.begin(), kept.end(), 0);
  if (kept.empty() || first_failing({Subset{}})) return {};
  for (std::size_t size = (count + 1) / 2; size > 1; size = (size + 1) / 2) {
    leave_out_pieces(size, kept, first_failing);
  }
  while (leave_out_pieces(1, kept, first_failing)) {
  }
  return kept;
}

}  // namespace harness::shrink
