#include "harness/report/depth.h"

#include "tests/support/catch.h"

using namespace std::chrono_literals;

namespace {

harness::Story story() {
  harness::Story story;
  story.begin = sim::kDefaultStart;
  story.queues["in-a"] = {{sim::kDefaultStart + 1s, 1, 0, 0s}, {sim::kDefaultStart + 5s, 0, 1, 4s}};
  story.queues["in-b"] = {{sim::kDefaultStart + 1s, 2, 0, 3s}, {sim::kDefaultStart + 9s, 0, 0, 0s}};
  story.queues["out"] = {{sim::kDefaultStart + 1s, 50, 0, 0s}};
  return story;
}

}  // namespace

TEST_CASE("depth_of: queues of a prefix together, one sample an instant", "[report]") {
  const auto samples = harness::depth_of(story(), "in-");
  REQUIRE(samples.size() == 3);
  CHECK(samples[0].time == sim::kDefaultStart + 1s);
  CHECK(samples[0].visible == 3);
  CHECK(samples[0].oldest == 3s);
  CHECK(samples[1].visible == 2);
  CHECK(samples[1].in_flight == 1);
  CHECK(samples[1].oldest == 7s);
  CHECK(samples[2].visible == 0);
  CHECK(samples[2].in_flight == 1);
  CHECK(samples[2].oldest == 8s);
  CHECK(harness::most(samples) == 3);
}

TEST_CASE("depth_of: what came and went within an instant is the most that there was", "[report]") {
  harness::Story brief;
  brief.begin = sim::kDefaultStart;
  brief.queues["in-a"] = {{sim::kDefaultStart + 1s, 0, 0, 0s, 2}};
  brief.queues["in-b"] = {{sim::kDefaultStart, 1, 0, 0s, 1},
                          {sim::kDefaultStart + 4s, 0, 0, 0s, 1}};
  const auto samples = harness::depth_of(brief, "in-");
  REQUIRE(samples.size() == 3);
  CHECK(samples[0].most == 1);
  CHECK(samples[1].most == 3);
  CHECK(samples[2].most == 1);
  CHECK(harness::most(samples) == 3);
}

TEST_CASE("depth_of: no queue of that prefix, no samples", "[report]") {
  CHECK(harness::depth_of(story(), "none").empty());
  CHECK(harness::most({}) == 0);
}
