#include "sim/random/distribution.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using sim::Distribution;

namespace {

std::vector<sim::Duration> sorted_draws(const Distribution& distribution, int count) {
  sim::Random random{17};
  std::vector<sim::Duration> draws;
  for (int i = 0; i < count; ++i) draws.push_back(distribution.draw(random));
  std::sort(draws.begin(), draws.end());
  return draws;
}

}  // namespace

TEST_CASE("Distribution: zero unless said otherwise", "[sim][random]") {
  sim::Random random{1};
  CHECK(Distribution{}.draw(random) == 0s);
  CHECK(Distribution{}.to_text() == "0ms");
}

TEST_CASE("Distribution: fixed", "[sim][random]") {
  const auto draws = sorted_draws(Distribution::parse("5s"), 10);
  CHECK(draws.front() == 5s);
  CHECK(draws.back() == 5s);
}

TEST_CASE("Distribution: a range is uniform, both ends included", "[sim][random]") {
  const auto draws = sorted_draws(Distribution::parse("30s..60s"), 10000);
  CHECK(draws.front() >= 30s);
  CHECK(draws.back() <= 60s);
  CHECK(draws.front() < 30100ms);
  CHECK(draws.back() > 59900ms);
  CHECK(sim::seconds(draws[5000]) == Catch::Approx(45).margin(0.6));
  const auto narrow = sorted_draws(Distribution::parse("1ns..2ns"), 50);
  CHECK(narrow.front() == 1ns);
  CHECK(narrow.back() == 2ns);
}

TEST_CASE("Distribution: log-normal keeps its two quantiles", "[sim][random]") {
  const auto draws = sorted_draws(Distribution::parse("median 38s p99 58s"), 20000);
  CHECK(draws.front() > 0s);
  CHECK(sim::seconds(draws[10000]) == Catch::Approx(38).margin(0.3));
  CHECK(sim::seconds(draws[19800]) == Catch::Approx(58).margin(1));
}

TEST_CASE("Distribution: a log-normal never leaves what a Duration holds", "[sim][random]") {
  const auto draws = sorted_draws(Distribution::parse("median 1ns p99 10000d"), 10000);
  CHECK(draws.front() >= 0s);
  CHECK(draws.back() == sim::Duration::max());
}

TEST_CASE("Distribution: its text reads back to the same", "[sim][random]") {
  for (const char* text : {"5s", "0ms", "20m", "30s..1m", "5s..5s", "median 38s p99 58s", "61.5s",
                           "1ns..1.500000001s"}) {
    CAPTURE(text);
    CHECK(Distribution::parse(text).to_text() == text);
  }
  // What people's form would round is written in full.
  CHECK(Distribution::parse("1m1.5s").to_text() == "61.5s");
}

TEST_CASE("Distribution: its usual value and its ends", "[sim][random]") {
  const Distribution fixed = Distribution::parse("5s");
  CHECK(fixed.usual() == 5s);
  CHECK(fixed.low() == 5s);
  CHECK(fixed.high() == 5s);
  const Distribution uniform = Distribution::parse("30s..60s");
  CHECK(uniform.usual() == 45s);
  CHECK(uniform.low() == 30s);
  CHECK(uniform.high() == 60s);
  const Distribution lognormal = Distribution::parse("median 40s p99 80s");
  CHECK(lognormal.usual() == 40s);
  CHECK(lognormal.low() == 20s);
  CHECK(lognormal.high() == 80s);
}

TEST_CASE("Distribution: bad input is refused, and said", "[sim][random]") {
  for (const char* bad : {"60s..30s", "5 s", "median 38s", "median 38s p99 38s", "median 0s p99 5s",
                          "median 38s p99 20s", "normal 5s"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(Distribution::parse(bad), std::invalid_argument);
    CHECK_THROWS_WITH(Distribution::parse(bad), Contains("is not a distribution"));
  }
  for (const char* bad :
       {"", "5", "..", "5s..", "..5s", "5s..x", "1s..2s..3s", "median  p99 5s", "-1s..5s"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(Distribution::parse(bad), std::invalid_argument);
    CHECK_THROWS_WITH(Distribution::parse(bad), Contains("expected"));
  }
}
