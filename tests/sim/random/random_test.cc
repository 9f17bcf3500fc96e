#include "sim/random/random.h"

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "tests/support/catch.h"

using namespace std::chrono_literals;
using sim::Random;

namespace {

constexpr auto kMin = std::numeric_limits<std::int64_t>::min();
constexpr auto kMax = std::numeric_limits<std::int64_t>::max();

std::vector<std::uint64_t> first(Random random, int count) {
  std::vector<std::uint64_t> draws;
  for (int i = 0; i < count; ++i) draws.push_back(random.next());
  return draws;
}

}  // namespace

// The expected numbers come from a program of its own in another language, which was first held
// against the reference outputs of both algorithms.
TEST_CASE("Random: xoshiro256** seeded by SplitMix64", "[sim][random]") {
  using V = std::vector<std::uint64_t>;
  CHECK(first(Random{0}, 3) ==
        V{11091344671253066420u, 13793997310169335082u, 1900383378846508768u});
  CHECK(first(Random{1}, 3) ==
        V{12966619160104079557u, 9600361134598540522u, 10590380919521690900u});
  CHECK(first(Random{42}, 5) == V{1546998764402558742u, 6990951692964543102u, 12544586762248559009u,
                                  17057574109182124193u, 18295552978065317476u});
  CHECK(first(Random{std::numeric_limits<std::uint64_t>::max()}, 2) ==
        V{10328197420357168392u, 14156678507024973869u});
}

TEST_CASE("Random: a stream has its own numbers, whatever was drawn before", "[sim][random]") {
  using V = std::vector<std::uint64_t>;
  Random random{42};
  const auto before = first(random.stream("sqs"), 3);
  CHECK(before == V{14123481496907500629u, 12139890490901778800u, 14080340086900909826u});
  for (int i = 0; i < 1000; ++i) random.next();
  CHECK(first(random.stream("sqs"), 3) == before);
  CHECK(first(random.stream("ecs"), 3) != before);
  CHECK(first(Random{43}.stream("sqs"), 3) != before);
  CHECK(first(random.stream("a").stream("b"), 3) != first(random.stream("b").stream("a"), 3));
}

TEST_CASE("Random: drawing from a stream leaves the one it came from alone", "[sim][random]") {
  Random random{42};
  Random stream = random.stream("sqs");
  for (int i = 0; i < 1000; ++i) stream.next();
  CHECK(first(random, 3) == first(Random{42}, 3));
}

TEST_CASE("below: every result is as likely as the next", "[sim][random]") {
  // 3/4 of the range of 64 bits: a plain remainder would give small results twice as often.
  constexpr std::uint64_t kBound = std::uint64_t{3} << 62;
  Random random{5};
  int low = 0;
  constexpr int kDraws = 30000;
  for (int i = 0; i < kDraws; ++i) low += random.below(kBound) < kBound / 3;
  CHECK(std::abs(low - kDraws / 3) < 400);

  std::array<int, 7> counts{};
  for (int i = 0; i < 70000; ++i) ++counts[random.below(7)];
  for (const int count : counts) CHECK(std::abs(count - 10000) < 400);
}

TEST_CASE("below: the bounds 1 and 2^64-1", "[sim][random]") {
  Random random{5};
  for (int i = 0; i < 10; ++i) CHECK(random.below(1) == 0);
  constexpr auto kBound = std::numeric_limits<std::uint64_t>::max();
  for (int i = 0; i < 10; ++i) CHECK(random.below(kBound) < kBound);
}

TEST_CASE("between: both ends are included, and both limits work", "[sim][random]") {
  Random random{5};
  bool saw_low = false;
  bool saw_high = false;
  for (int i = 0; i < 200; ++i) {
    const std::int64_t draw = random.between(std::int64_t{-2}, std::int64_t{2});
    REQUIRE(draw >= -2);
    REQUIRE(draw <= 2);
    saw_low |= draw == -2;
    saw_high |= draw == 2;
  }
  CHECK(saw_low);
  CHECK(saw_high);
  CHECK(random.between(kMin, kMin) == kMin);
  CHECK(random.between(kMax, kMax) == kMax);
  const std::int64_t edge = random.between(kMax - 1, kMax);
  CHECK(edge >= kMax - 1);
  int negative = 0;
  for (int i = 0; i < 1000; ++i) negative += random.between(kMin, kMax) < 0;
  CHECK(std::abs(negative - 500) < 80);
}

TEST_CASE("between: durations", "[sim][random]") {
  Random random{5};
  for (int i = 0; i < 100; ++i) {
    const sim::Duration draw = random.between(30s, 60s);
    CHECK(draw >= 30s);
    CHECK(draw <= 60s);
  }
}

TEST_CASE("unit: in [0, 1), with 53 bits", "[sim][random]") {
  Random known{7};
  CHECK(known.unit() == 0.7005764821796896);
  CHECK(known.unit() == 0.2787512294737843);
  Random random{9};
  double sum = 0;
  for (int i = 0; i < 20000; ++i) {
    const double draw = random.unit();
    REQUIRE(draw >= 0);
    REQUIRE(draw < 1);
    sum += draw;
  }
  CHECK(std::fabs(sum / 20000 - 0.5) < 0.01);
}

TEST_CASE("chance: never, always, and in between", "[sim][random]") {
  Random random{9};
  int hits = 0;
  for (int i = 0; i < 10000; ++i) {
    REQUIRE_FALSE(random.chance(0));
    REQUIRE(random.chance(1));
    hits += random.chance(0.2);
  }
  CHECK(std::abs(hits - 2000) < 200);
}

TEST_CASE("normal: mean 0, deviation 1, tails as they should be", "[sim][random]") {
  Random random{11};
  constexpr int kDraws = 50000;
  double sum = 0;
  double squares = 0;
  int beyond_two = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double draw = random.normal();
    sum += draw;
    squares += draw * draw;
    beyond_two += std::fabs(draw) > 2;
  }
  CHECK(std::fabs(sum / kDraws) < 0.02);
  CHECK(std::fabs(squares / kDraws - 1) < 0.03);
  CHECK(std::fabs(beyond_two / double{kDraws} - 0.0455) < 0.005);
}
