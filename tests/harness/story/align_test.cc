#include "harness/story/align.h"

#include <algorithm>

#include "tests/support/catch.h"

using harness::align;
using harness::Pair;
using Sequence = std::vector<std::uint32_t>;

namespace {

// Numbers below `limit`, always the same ones.
Sequence drawn(std::size_t length, std::uint32_t limit, std::uint64_t seed) {
  Sequence numbers;
  for (std::size_t i = 0; i < length; ++i) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    numbers.push_back(static_cast<std::uint32_t>(seed >> 33) % limit);
  }
  return numbers;
}

// By the textbook, in quadratic time.
std::size_t longest_common(const Sequence& a, const Sequence& b) {
  std::vector<std::vector<std::size_t>> best(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      best[i + 1][j + 1] = a[i] == b[j] ? best[i][j] + 1 : std::max(best[i][j + 1], best[i + 1][j]);
    }
  }
  return best[a.size()][b.size()];
}

bool is_common(const Sequence& a, const Sequence& b, const std::vector<Pair>& pairs) {
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (a.at(pairs[i].a) != b.at(pairs[i].b)) return false;
    if (i > 0 && (pairs[i].a <= pairs[i - 1].a || pairs[i].b <= pairs[i - 1].b)) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("align: the longest common subsequence", "[trace][align]") {
  CHECK(align({}, {}).empty());
  CHECK(align({1, 2}, {}).empty());
  CHECK(align({1, 2, 3}, {1, 3}) == std::vector<Pair>{{0, 0}, {2, 1}});
  CHECK(align({1, 2, 3}, {4, 5}).empty());
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    const auto limit = static_cast<std::uint32_t>(1 + seed % 4);
    const Sequence a = drawn(seed % 11, limit, seed);
    const Sequence b = drawn(seed / 11 % 12, limit, seed + 1);
    const auto pairs = align(a, b);
    CHECK(pairs.size() == longest_common(a, b));
    CHECK(is_common(a, b, pairs));
  }
}

TEST_CASE("align: sequences that differ everywhere still end", "[trace][align]") {
  const Sequence a = drawn(4000, 500, 1);
  const Sequence b = drawn(5000, 500, 2);
  const auto pairs = align(a, b);
  CHECK(is_common(a, b, pairs));
  CHECK(pairs.size() > 100);
}

TEST_CASE("out_of_order: the fewest that must move", "[trace][align]") {
  CHECK(harness::out_of_order({}).empty());
  CHECK(harness::out_of_order({{0, 0}, {1, 1}, {2, 4}}).empty());
  CHECK(harness::out_of_order({{0, 1}, {1, 2}, {2, 0}, {3, 3}}) == std::vector<Pair>{{2, 0}});
  CHECK(harness::out_of_order({{0, 2}, {1, 1}, {2, 0}}).size() == 2);
}
