#include "fakes/cloudwatch/metrics/series.h"

#include <utility>
#include <vector>

#include "tests/support/catch.h"

using namespace std::chrono_literals;
using cloudwatch::StatisticSet;

TEST_CASE("Series: late datapoints find their place", "[cloudwatch][series]") {
  const sim::Time start = sim::kDefaultStart;
  cloudwatch::Series series;
  series.add(start + 2min, StatisticSet::of(3));
  series.add(start, StatisticSet::of(1));
  series.add(start + 1min, StatisticSet::of(2));
  series.add(start + 1min, StatisticSet::of(5));
  const auto first_two = series.between(start, start + 2min);
  REQUIRE(first_two);
  CHECK(first_two->value("Sum") == 8);
  CHECK(first_two->value("Maximum") == 5);
  CHECK(first_two->value("Minimum") == 1);
  CHECK(first_two->value("SampleCount") == 3);
  CHECK(first_two->value("Average") == Approx(8.0 / 3));
  CHECK_FALSE(series.between(start + 3min, start + 9min));
}

TEST_CASE("Series: what is older is kept more coarsely, and at last forgotten",
          "[cloudwatch][series]") {
  const sim::Time start = sim::floor_to(sim::kDefaultStart, 1h);
  cloudwatch::Series series;
  for (int i = 0; i < 3600; ++i) series.add(start + i * 1s, StatisticSet::of(1));
  const auto sizes = [&](sim::Duration age) {
    series.roll_up(start + age);
    return series.size();
  };
  CHECK(sizes(3h) == 3600);
  CHECK(sizes(4h) == 60);
  CHECK(series.between(start, start + 1min)->sum == 60);
  CHECK(sizes(std::chrono::days{15}) == 60);
  CHECK(sizes(std::chrono::days{15} + 1h) == 12);
  CHECK(sizes(std::chrono::days{63} + 1h) == 1);
  CHECK(series.between(start, start + 1h)->sum == 3600);
  CHECK(sizes(std::chrono::days{455}) == 0);
}

TEST_CASE("Series: periods with datapoints, whole, however long the span", "[cloudwatch][series]") {
  const sim::Time start = sim::floor_to(sim::kDefaultStart, 1h);
  cloudwatch::Series series;
  series.add(start, StatisticSet::of(1));
  series.add(start + 59min, StatisticSet::of(2));
  series.add(start + 90min, StatisticSet::of(4));
  std::vector<std::pair<sim::Time, double>> seen;
  const auto note = [&](sim::Time from, const StatisticSet& set) {
    seen.emplace_back(from, set.sum);
  };
  series.each_period(sim::Time::min(), sim::Time::max(), 1h, note);
  CHECK(seen == std::vector<std::pair<sim::Time, double>>{{start, 3}, {start + 1h, 4}});
  seen.clear();
  series.each_period(start + 30min, start + 1h, 1h, note);
  CHECK(seen == std::vector<std::pair<sim::Time, double>>{{start, 3}});
}
