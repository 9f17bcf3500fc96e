#include "fakes/cloudwatch/metrics/series.h"

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
  series.forget_before(start + 2min);
  CHECK_FALSE(series.between(start, start + 2min));
  CHECK(series.between(start, start + 3min)->sum == 3);
}
