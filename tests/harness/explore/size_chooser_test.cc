#include "harness/explore/size_chooser.h"

#include <set>

#include "tests/support/catch.h"

using harness::SizeChooser;

namespace {

constexpr sim::DecisionKind kSize{"load.sessions", sim::DecisionKind::Form::kNumber, "a load",
                                  "how many there are"};
constexpr sim::DecisionKind kTakes{"task.start", sim::DecisionKind::Form::kDuration, "a task",
                                   "how long it takes"};

}  // namespace

TEST_CASE("Sizes: what is usually as the scenario has it is any, every other time",
          "[explore][SizeChooser]") {
  SizeChooser chooser(sim::Random(1));
  std::set<std::int64_t> sizes;
  int usual = 0;
  for (std::uint64_t number = 1; number <= 200; ++number) {
    const std::int64_t size = chooser.choose({kSize, "load1", number, 0, 9, 9, 9});
    sizes.insert(size);
    if (size == 9) ++usual;
  }
  CHECK(sizes.size() == 10);
  CHECK(usual > 80);
  CHECK(usual < 140);
}

TEST_CASE("Sizes: what is drawn, and how long things take, is left alone",
          "[explore][SizeChooser]") {
  SizeChooser chooser(sim::Random(1));
  for (std::uint64_t number = 1; number <= 50; ++number) {
    CHECK(chooser.choose({kSize, "jobs", number, 0, 9, 0, 4}) == 4);
    CHECK(chooser.choose({kTakes, "web", number, 10, 90, 50, 50}) == 50);
  }
}
