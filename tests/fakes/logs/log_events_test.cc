#include "fakes/logs/log_events.h"

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>

#include "fakes/logs/schema.h"
#include "tests/support/catch.h"

namespace {

constexpr int kEvents = 100'000;
constexpr int kTries = 20;

struct ManyLogEvents {
  sim::Database store{":memory:"};
  logs::LogEvents events{store};
  ManyLogEvents() {
    logs::ensure_schema(store);
    for (int i = 0; i < kEvents; ++i) events.add(1, 1, i / 10, 0, "line");
  }
};

// The least processor time of several runs: what else the machine does counts little.
std::clock_t cost(const std::function<void()>& work) {
  std::clock_t least = 0;
  for (int i = 0; i < kTries; ++i) {
    const std::clock_t start = std::clock();
    for (int j = 0; j < 10; ++j) work();
    const std::clock_t passed = std::clock() - start;
    least = i == 0 ? passed : std::min(least, passed);
  }
  return std::max<std::clock_t>(least, 100);
}

}  // namespace

TEST_CASE_METHOD(ManyLogEvents, "LogEvents: the last page costs no more than the first",
                 "[logs][LogEvents]") {
  const logs::PageLimit one{1, 1000};
  const logs::EventPosition near_end{kEvents / 10 - 1, kEvents - 1};
  const logs::EventPosition near_begin{0, 2};
  const logs::TimeRange span;
  REQUIRE(events.of_group(1, span, near_end, one).front().id == kEvents);
  REQUIRE(events.before(1, span, near_begin, one).front().id == 1);
  const std::clock_t first = cost([&] { events.of_group(1, span, {}, one); });
  CHECK(cost([&] { events.of_group(1, span, near_end, one); }) < 20 * first);
  CHECK(cost([&] { events.after(1, span, near_end, one); }) < 20 * first);
  CHECK(cost([&] { events.before(1, span, near_begin, one); }) < 20 * first);
}

TEST_CASE_METHOD(ManyLogEvents, "LogEvents: a position beyond the span, and one before it",
                 "[logs][LogEvents]") {
  const logs::PageLimit all{kEvents, 100'000'000};
  const logs::TimeRange span{10, 19};
  CHECK(events.of_group(1, span, {}, all).size() == 100);
  CHECK(events.after(1, span, {}, all).front().id == 101);
  CHECK(events.after(1, span, {15, 155}, all).size() == 45);
  CHECK(events.after(1, span, {20, 0}, all).empty());
  CHECK(events.before(1, span, {INT64_MAX, INT64_MAX}, all).back().id == 200);
  CHECK(events.before(1, span, {15, 155}, all).size() == 54);
  CHECK(events.before(1, span, {10, 0}, all).empty());
}
