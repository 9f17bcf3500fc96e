#include "sim/time/cancellation.h"

#include <exception>

#include "tests/support/catch.h"

using sim::Cancellation;

TEST_CASE("Cancellation: one in so many steps asks, and goes on while nobody wants an end",
          "[time]") {
  Cancellation cancellation;
  int asked = 0;
  cancellation.set_wanted([&] {
    ++asked;
    return false;
  });
  for (std::uint64_t i = 0; i < 3 * Cancellation::kStepsALook; ++i) cancellation.step();
  CHECK(asked == 3);
  cancellation.look();
  CHECK(asked == 4);
}

TEST_CASE("Cancellation: the step that finds an end wanted throws, and so does each later look",
          "[time]") {
  Cancellation cancellation;
  cancellation.set_wanted([] { return true; });
  for (std::uint64_t i = 1; i < Cancellation::kStepsALook; ++i) cancellation.step();
  CHECK_THROWS_AS(cancellation.step(), sim::Cancelled);
  CHECK_THROWS_AS(cancellation.look(), sim::Cancelled);
  CHECK(cancellation.is_wanted());
}

TEST_CASE("Cancellation: work on many bytes counts as many steps", "[time]") {
  Cancellation cancellation;
  int asked = 0;
  cancellation.set_wanted([&] { return ++asked == 0; });
  cancellation.step(Cancellation::kBytesAStep * Cancellation::kStepsALook);
  CHECK(asked == 1);
}

TEST_CASE("Cancellation: without anybody who wants it nothing ends", "[time]") {
  Cancellation cancellation;
  CHECK_FALSE(cancellation.is_wanted());
  CHECK_NOTHROW(cancellation.look());
  CHECK_NOTHROW(sim::count_step(nullptr, 1'000'000'000));
}

TEST_CASE("Cancelled: who catches errors does not catch it", "[time]") {
  Cancellation cancellation;
  cancellation.set_wanted([] { return true; });
  const auto guarded = [&] {
    try {
      cancellation.look();
    } catch (const std::exception&) {
    }
  };
  CHECK_THROWS_AS(guarded(), sim::Cancelled);
}
