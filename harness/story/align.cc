#include "harness/story/align.h"

#include <algorithm>

namespace harness {
namespace {

using Sequence = std::vector<std::uint32_t>;

// After so many differences a search ends, and a new one begins from where it got to. Time and
// memory of a search grow with the square of it.
constexpr long kMostDifferences = 1500;
constexpr long kNowhere = -1;

// One search, which begins at a place in both sequences.
class Search {
 public:
  Search(const Sequence& a, const Sequence& b, Pair from)
      : a_(a),
        b_(b),
        from_(from),
        a_left_(static_cast<long>(a.size() - from.a)),
        b_left_(static_cast<long>(b.size() - from.b)) {}

  // Adds the pairs that it finds; returns where it ended.
  Pair run(std::vector<Pair>& pairs) {
    for (long d = 0;; ++d) {
      if (step(d) || d == kMostDifferences) return trace_back(d, pairs);
    }
  }

 private:
  // How far along `a` each diagonal (a - b) got with d differences: of -d, -d + 2, …, d.
  using Reach = std::vector<long>;

  static long reach(const Reach& reaches, long d, long k) {
    if (d < 0 || k < -d || k > d) return kNowhere;
    return reaches[static_cast<std::size_t>((k + d) / 2)];
  }

  // Where the path on diagonal k begins with its d-th difference: an element only in `a`, or one
  // only in `b`.
  long begin_of(long d, long k) const {
    if (d == 0) return 0;
    const Reach& before = reaches_[static_cast<std::size_t>(d - 1)];
    const long left = reach(before, d - 1, k - 1);
    const long up = reach(before, d - 1, k + 1);
    const long by_a = left == kNowhere || left == a_left_ ? kNowhere : left + 1;
    const long by_b = up == kNowhere || up - k > b_left_ ? kNowhere : up;
    return std::max(by_a, by_b);
  }

  // True if both ends were reached.
  bool step(long d) {
    Reach& now = reaches_.emplace_back(static_cast<std::size_t>(d + 1), kNowhere);
    for (long k = -d; k <= d; k += 2) {
      long x = begin_of(d, k);
      if (x == kNowhere) continue;
      while (x < a_left_ && x - k < b_left_ && same(x, x - k)) ++x;
      now[static_cast<std::size_t>((k + d) / 2)] = x;
      if (x == a_left_ && x - k == b_left_) {
        end_ = k;
        return true;
      }
      if (2 * x - k > 2 * reach(now, d, end_) - end_ || reach(now, d, end_) == kNowhere) end_ = k;
    }
    return false;
  }

  bool same(long x, long y) const {
    return a_[from_.a + static_cast<std::size_t>(x)] == b_[from_.b + static_cast<std::size_t>(y)];
  }

  Pair trace_back(long d, std::vector<Pair>& pairs) const {
    long k = end_;
    const long x_end = reach(reaches_[static_cast<std::size_t>(d)], d, k);
    const Pair end{from_.a + static_cast<std::size_t>(x_end),
                   from_.b + static_cast<std::size_t>(x_end - k)};
    const auto first = static_cast<std::ptrdiff_t>(pairs.size());
    for (; d >= 0; --d) {
      const long begin = begin_of(d, k);
      for (long x = reach(reaches_[static_cast<std::size_t>(d)], d, k); x > begin; --x) {
        pairs.push_back({from_.a + static_cast<std::size_t>(x - 1),
                         from_.b + static_cast<std::size_t>(x - 1 - k)});
      }
      if (d == 0) break;
      const long left = reach(reaches_[static_cast<std::size_t>(d - 1)], d - 1, k - 1);
      k = left != kNowhere && left != a_left_ && left + 1 == begin ? k - 1 : k + 1;
    }
    std::reverse(pairs.begin() + first, pairs.end());
    return end;
  }

  const Sequence& a_;
  const Sequence& b_;
  Pair from_;
  long a_left_;
  long b_left_;
  std::vector<Reach> reaches_;  // by the number of differences
  long end_ = 0;                // the diagonal that got furthest
};

}  // namespace

std::vector<Pair> align(const Sequence& a, const Sequence& b) {
  std::vector<Pair> pairs;
  for (Pair at; at.a < a.size() && at.b < b.size();) at = Search(a, b, at).run(pairs);
  return pairs;
}

std::vector<Pair> out_of_order(const std::vector<Pair>& pairs) {
  // The last pair of the best subsequence of each length, and of each pair the one before it.
  std::vector<std::size_t> last;
  std::vector<std::size_t> before(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto at = std::ranges::lower_bound(last, pairs[i].b, {},
                                             [&](std::size_t index) { return pairs[index].b; });
    before[i] = at == last.begin() ? i : *(at - 1);
    if (at == last.end()) {
      last.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<bool> in_order(pairs.size(), false);
  if (!last.empty()) {
    for (std::size_t i = last.back();; i = before[i]) {
      in_order[i] = true;
      if (before[i] == i) break;
    }
  }
  std::vector<Pair> moved;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (!in_order[i]) moved.push_back(pairs[i]);
  }
  return moved;
}

}  // namespace harness
