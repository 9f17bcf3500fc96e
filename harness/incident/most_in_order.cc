#include "harness/incident/most_in_order.h"

#include <algorithm>
#include <limits>

namespace incident {
namespace {

constexpr std::size_t kNoState = std::numeric_limits<std::size_t>::max();
constexpr int kImpossible = std::numeric_limits<int>::min() / 2;

// For each state, how many can be chosen so that it is reached: a tree in which each node has the
// most of its states, and what all of them have in addition.
class Counts {
 public:
  struct Best {
    int count = kImpossible;
    std::size_t state = 0;
  };

  explicit Counts(std::size_t states) : states_(states), nodes_(4 * states) {
    raise(0, states, 1, 0, 0);
  }

  // The most of the states from `from` up to `to`, which is not one of them.
  Best best(std::size_t from, std::size_t to) const { return best(0, states_, 1, from, to); }
  void add_one(std::size_t from, std::size_t to) { add_one(0, states_, 1, from, to); }
  // To so many, if it is less.
  void raise(std::size_t state, int count) { raise(0, states_, 1, state, count); }

 private:
  struct Node {
    Best best;
    int more = 0;
  };

  Best best(std::size_t left, std::size_t right, std::size_t node, std::size_t from,
            std::size_t to) const {
    if (from >= right || to <= left) return {};
    if (from <= left && right <= to) return nodes_[node].best;
    const std::size_t middle = (left + right) / 2;
    const Best one = best(left, middle, 2 * node, from, to);
    const Best other = best(middle, right, 2 * node + 1, from, to);
    Best found = other.count > one.count ? other : one;
    found.count += nodes_[node].more;
    return found;
  }

  void add_one(std::size_t left, std::size_t right, std::size_t node, std::size_t from,
               std::size_t to) {
    if (from >= right || to <= left) return;
    if (from <= left && right <= to) {
      ++nodes_[node].best.count;
      ++nodes_[node].more;
      return;
    }
    const std::size_t middle = (left + right) / 2;
    add_one(left, middle, 2 * node, from, to);
    add_one(middle, right, 2 * node + 1, from, to);
    join(node);
  }

  void raise(std::size_t left, std::size_t right, std::size_t node, std::size_t state, int count) {
    if (right - left == 1) {
      if (count > nodes_[node].best.count) nodes_[node].best = {count, state};
      return;
    }
    const std::size_t middle = (left + right) / 2;
    const int below = count - nodes_[node].more;
    if (state < middle) {
      raise(left, middle, 2 * node, state, below);
    } else {
      raise(middle, right, 2 * node + 1, state, below);
    }
    join(node);
  }

  void join(std::size_t node) {
    const Best& one = nodes_[2 * node].best;
    const Best& other = nodes_[2 * node + 1].best;
    nodes_[node].best = other.count > one.count ? other : one;
    nodes_[node].best.count += nodes_[node].more;
  }

  std::size_t states_;
  std::vector<Node> nodes_;
};

// What of the states one span allows: it may come after those that begin before it ends.
struct Allowed {
  std::size_t own = 0;    // the state in which it is the one that begins last
  std::size_t after = 0;  // the first state that does not allow it
};

}  // namespace

// A state is the latest beginning of what was chosen so far, or that nothing was: whatever else was
// chosen, the next one is in order if it does not end before that.
std::vector<bool> most_in_order(const std::vector<TimeSpan>& happened) {
  std::vector<sim::Time> begins;
  for (const TimeSpan& span : happened) begins.push_back(span.begin);
  std::ranges::sort(begins);
  const auto repeated = std::ranges::unique(begins);
  begins.erase(repeated.begin(), repeated.end());
  const auto state_from = [&](sim::Time time) {
    return static_cast<std::size_t>(std::ranges::lower_bound(begins, time) - begins.begin()) + 1;
  };

  Counts counts(begins.size() + 1);
  std::vector<Allowed> allowed;
  std::vector<std::size_t> came_from;  // the state before, where `own` is reached from another one
  for (const TimeSpan& span : happened) {
    const Allowed now{state_from(span.begin), state_from(span.end)};
    const Counts::Best before = counts.best(0, now.own);
    counts.add_one(now.own, now.after);
    const bool is_more = before.count + 1 > counts.best(now.own, now.own + 1).count;
    if (is_more) counts.raise(now.own, before.count + 1);
    came_from.push_back(is_more ? before.state : kNoState);
    allowed.push_back(now);
  }

  std::vector<bool> chosen(happened.size());
  std::size_t state = counts.best(0, begins.size() + 1).state;
  for (std::size_t i = happened.size(); i-- > 0;) {
    if (state == allowed[i].own && came_from[i] != kNoState) {
      chosen[i] = true;
      state = came_from[i];
    } else {
      chosen[i] = allowed[i].own <= state && state < allowed[i].after;
    }
  }
  return chosen;
}

}  // namespace incident
