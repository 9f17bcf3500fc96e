// Lines two sequences up: which of their elements correspond.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace harness {

struct Pair {
  std::size_t a = 0;
  std::size_t b = 0;
  bool operator==(const Pair&) const = default;
};

// The longest common subsequence of `a` and `b`, as pairs of indexes that rise on both sides; where
// they differ in thousands of places, a long one. Takes time and memory for how much they differ,
// not for how long they are. (Myers, An O(ND) difference algorithm, 1986.)
std::vector<Pair> align(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

// Of pairs whose `a` rise: those that are not in a longest subsequence whose `b` rise as well, so
// that moving them puts all in order.
std::vector<Pair> out_of_order(const std::vector<Pair>& pairs);

}  // namespace harness
