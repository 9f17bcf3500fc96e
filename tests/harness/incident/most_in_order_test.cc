#include "harness/incident/most_in_order.h"

#include <algorithm>

#include "sim/random/random.h"
#include "tests/support/catch.h"

using incident::most_in_order;
using incident::TimeSpan;

namespace {

// From second to second.
TimeSpan span(int begin, int end) {
  return {sim::Time{std::chrono::seconds{begin}}, sim::Time{std::chrono::seconds{end}}};
}

bool is_in_order(const std::vector<TimeSpan>& happened, const std::vector<bool>& chosen) {
  for (std::size_t i = 0; i < happened.size(); ++i) {
    for (std::size_t j = i + 1; j < happened.size(); ++j) {
      if (chosen[i] && chosen[j] && happened[j].end <= happened[i].begin) return false;
    }
  }
  return true;
}

// The size of the largest choice, by trying all.
std::ptrdiff_t most_of_all(const std::vector<TimeSpan>& happened) {
  std::ptrdiff_t most = 0;
  for (unsigned bits = 0; bits < 1U << happened.size(); ++bits) {
    std::vector<bool> chosen;
    for (std::size_t i = 0; i < happened.size(); ++i) chosen.push_back((bits >> i & 1U) != 0);
    if (is_in_order(happened, chosen)) most = std::max(most, std::ranges::count(chosen, true));
  }
  return most;
}

}  // namespace

TEST_CASE("most_in_order: what may have come first may be met first", "[incident][score]") {
  // Two whole seconds and three exact instants within the first, in any order of their places.
  CHECK(std::ranges::count(
            most_in_order({span(3, 4), span(0, 10), span(1, 2), span(0, 10), span(5, 6)}), true) ==
        4);
  CHECK(most_in_order({span(1, 2), span(3, 4), span(0, 10)}) == std::vector<bool>(3, true));
  CHECK(most_in_order({span(0, 10), span(3, 4), span(5, 6)}) == std::vector<bool>(3, true));
  CHECK(most_in_order({}).empty());
}

TEST_CASE("most_in_order: no choice is larger", "[incident][score]") {
  sim::Random random(7);
  for (int round = 0; round < 300; ++round) {
    std::vector<TimeSpan> happened;
    const std::uint64_t count = 1 + random.below(9);
    for (std::uint64_t i = 0; i < count; ++i) {
      const int begin = static_cast<int>(random.below(8));
      happened.push_back(span(begin, begin + 1 + static_cast<int>(random.below(4))));
    }
    const std::vector<bool> chosen = most_in_order(happened);
    REQUIRE(is_in_order(happened, chosen));
    REQUIRE(std::ranges::count(chosen, true) == most_of_all(happened));
  }
}

TEST_CASE("most_in_order: many are told at once", "[incident][score]") {
  std::vector<TimeSpan> happened;
  for (int i = 0; i < 60'000; ++i) happened.push_back(span(i ^ 1, (i ^ 1) + 1));
  CHECK(std::ranges::count(most_in_order(happened), true) == 30'000);
}
