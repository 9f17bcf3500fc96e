#include "harness/shrink/minimize.h"

#include <algorithm>

#include "tests/support/catch.h"

using namespace harness::shrink;

namespace {

// Fails as long as all of these are there, and counts what it is asked.
struct Culprits {
  std::vector<std::size_t> needed;
  std::size_t asked = 0;

  bool fail(const Subset& subset) {
    ++asked;
    return std::ranges::includes(subset, needed);
  }
  FirstFailing first_failing() {
    return [this](const std::vector<Subset>& subsets) -> std::optional<std::size_t> {
      for (std::size_t i = 0; i < subsets.size(); ++i) {
        if (fail(subsets[i])) return i;
      }
      return std::nullopt;
    };
  }
};

}  // namespace

TEST_CASE("minimize: what is needed is left, wherever it stands", "[shrink][minimize]") {
  const std::vector<std::vector<std::size_t>> all{{0}, {99}, {3, 4}, {0, 50, 99}, {7, 8, 9, 41}};
  for (const auto& needed : all) {
    Culprits culprits{needed};
    CHECK(minimize(100, culprits.first_failing()) == needed);
  }
}

TEST_CASE("minimize: one of a thousand is found by few questions", "[shrink][minimize]") {
  Culprits culprits{{613}};
  CHECK(minimize(1000, culprits.first_failing()) == Subset{613});
  CHECK(culprits.asked < 60);
}

TEST_CASE("minimize: nothing is left where nothing is needed", "[shrink][minimize]") {
  Culprits culprits{{}};
  CHECK(minimize(20, culprits.first_failing()).empty());
  CHECK(culprits.asked == 1);
  CHECK(minimize(0, culprits.first_failing()).empty());
}

TEST_CASE("minimize: no single thing can be left out of what is left", "[shrink][minimize]") {
  // Fails where 2 is there, and either 5 or both 7 and 8: leaving out opens and closes ways.
  const auto fails = [](const Subset& s) {
    const auto has = [&](std::size_t i) { return std::ranges::binary_search(s, i); };
    return has(2) && (has(5) || (has(7) && has(8)));
  };
  const Subset left = minimize(12, [&](const auto& subsets) -> std::optional<std::size_t> {
    const auto found = std::ranges::find_if(subsets, fails);
    if (found == subsets.end()) return std::nullopt;
    return static_cast<std::size_t>(found - subsets.begin());
  });
  REQUIRE(fails(left));
  for (std::size_t i = 0; i < left.size(); ++i) {
    Subset rest = left;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK_FALSE(fails(rest));
  }
}
