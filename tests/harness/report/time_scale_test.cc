#include "harness/report/time_scale.h"

#include <algorithm>

#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Approx;
using harness::TimeScale;

namespace {

long breaks(const TimeScale& scale) {
  return std::ranges::count_if(scale.segments(), [](const auto& s) { return s.is_break; });
}

}  // namespace

TEST_CASE("TimeScale: linear where something happens throughout", "[report]") {
  std::vector<sim::Time> instants;
  for (int i = 0; i <= 60; ++i) instants.push_back(sim::kDefaultStart + i * 1min);
  const TimeScale scale(sim::kDefaultStart, sim::kDefaultStart + 1h, instants, 100, 700);
  CHECK(breaks(scale) == 0);
  CHECK(scale.x(sim::kDefaultStart) == 100);
  CHECK(scale.x(sim::kDefaultStart + 30min) == Approx(400));
  CHECK(scale.x(sim::kDefaultStart + 1h) == 700);
}

TEST_CASE("TimeScale: a long quiet stretch becomes a break, and nothing else moves together",
          "[report]") {
  const TimeScale scale(sim::kDefaultStart, sim::kDefaultStart + 6h,
                        {sim::kDefaultStart + 10s, sim::kDefaultStart + 60s,
                         sim::kDefaultStart + 120s, sim::kDefaultStart + 5h + 59min},
                        0, 1000);
  REQUIRE(breaks(scale) >= 1);
  CHECK(scale.x(sim::kDefaultStart + 120s) - scale.x(sim::kDefaultStart) > 200);
  CHECK(scale.right() == Approx(1000));
  double last = -1;
  for (sim::Duration t{}; t <= 6h; t += 30s) {
    REQUIRE(scale.x(sim::kDefaultStart + t) >= last);
    last = scale.x(sim::kDefaultStart + t);
  }
}

TEST_CASE("TimeScale: instants outside are drawn at the edge; an empty span has a width",
          "[report]") {
  const TimeScale scale(sim::kDefaultStart, sim::kDefaultStart,
                        {sim::kDefaultStart - 1h, sim::kDefaultStart + 1h}, 10, 20);
  CHECK(scale.x(sim::kDefaultStart - 1h) == 10);
  CHECK(scale.x(sim::kDefaultStart + 1h) == 20);
}

TEST_CASE("TimeScale: ticks are in order, apart from each other, and outside breaks", "[report]") {
  const TimeScale scale(
      sim::kDefaultStart, sim::kDefaultStart + 6h,
      {sim::kDefaultStart + 1min, sim::kDefaultStart + 2min, sim::kDefaultStart + 5h + 58min}, 0,
      1000);
  const auto ticks = scale.ticks();
  REQUIRE(ticks.size() > 3);
  CHECK(ticks.front().label == "0");
  for (std::size_t i = 1; i < ticks.size(); ++i) CHECK(ticks[i].x - ticks[i - 1].x > 40);
}

TEST_CASE("nice_step: what people count in", "[report]") {
  CHECK(harness::nice_step(0.03) == Approx(0.05));
  CHECK(harness::nice_step(1.0) == Approx(1));
  CHECK(harness::nice_step(2.5) == Approx(5));
  CHECK(harness::nice_step(70.0) == Approx(100));
  CHECK(harness::nice_step(sim::Duration{7s}) == sim::Duration{10s});
  CHECK(harness::nice_step(sim::Duration{20min}) == sim::Duration{30min});
  CHECK(harness::nice_step(sim::Duration{30h}) == sim::Duration{24h * 7});
}
