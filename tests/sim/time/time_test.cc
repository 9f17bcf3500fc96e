#include "sim/time/time.h"

#include <cstdint>

#include "tests/support/catch.h"

using namespace std::chrono_literals;

TEST_CASE("to_iso8601: the default start is a Monday morning", "[sim][time]") {
  CHECK(sim::to_iso8601(sim::kDefaultStart) == "2026-01-05T09:00:00.000Z");
  CHECK(sim::to_iso8601(sim::kDefaultStart + 1234ms) == "2026-01-05T09:00:01.234Z");
}

TEST_CASE("parse_duration: units, fractions and joined forms", "[sim][time]") {
  CHECK(sim::parse_duration("20m") == 20min);
  CHECK(sim::parse_duration("1h30m") == 90min);
  CHECK(sim::parse_duration("1.5s") == 1500ms);
  CHECK(sim::parse_duration("250ms") == 250ms);
  CHECK(sim::parse_duration("2d") == 48h);
  CHECK(sim::parse_duration("0s") == 0s);
}

TEST_CASE("to_exact_text: loses nothing, and is short", "[sim][time]") {
  CHECK(sim::to_exact_text(45s) == "45s");
  CHECK(sim::to_exact_text(90min) == "1h30m");
  CHECK(sim::to_exact_text(4123456ns) == "4.123456ms");
  CHECK(sim::to_exact_text(7ns) == "7ns");
  CHECK(sim::to_exact_text(75s + 500ms) == "75.5s");
  for (const sim::Duration span : {sim::Duration{0}, sim::Duration{999999999}, sim::Duration{1},
                                   sim::Duration{45123456789}, sim::Duration{90 * 86400s} + 1ns}) {
    CHECK(sim::parse_duration(sim::to_exact_text(span)) == span);
  }
}

TEST_CASE("parse_duration: bad input is refused and said", "[sim][time]") {
  for (const char* bad : {"", "20", "-5s", "5 s", "m", "3x", "1.2.3s", "1h30"}) {
    CAPTURE(bad);
    CHECK_THROWS_WITH(sim::parse_duration(bad), Catch::Matchers::Contains("is not a duration"));
  }
  CHECK_THROWS_WITH(sim::parse_duration("9999d25h"), "'9999d25h' is longer than 10000d");
  CHECK_THROWS_WITH(sim::parse_duration({"1s\0x", 4}),
                    Catch::Matchers::Contains("'1s?x' is not a duration: expected"));
}

TEST_CASE("to_text: what a person would write", "[sim][time]") {
  CHECK(sim::to_text(20min) == "20m");
  CHECK(sim::to_text(6h) == "6h");
  CHECK(sim::to_text(4250ms) == "4.25s");
  CHECK(sim::to_text(12ms) == "12ms");
  CHECK(sim::to_text(0s) == "0ms");
  CHECK(sim::to_text(3723s) == "1h02m03s");
}

TEST_CASE("rounded: to the nearest nanosecond, held at the limits", "[sim][time]") {
  CHECK(sim::rounded(0) == 0ns);
  CHECK(sim::rounded(1.4) == 1ns);
  CHECK(sim::rounded(1.5) == 2ns);
  CHECK(sim::rounded(-1.5) == -2ns);
  CHECK(sim::rounded(1e30) == sim::Duration::max());
  CHECK(sim::rounded(-1e30) == sim::Duration::min());
}

TEST_CASE("Time: sums and differences are held at the limits", "[sim][time]") {
  const sim::Time now = sim::kDefaultStart;
  CHECK(now + 1s - 1s == now);
  CHECK(now + std::chrono::hours{std::int64_t{1} << 62} == sim::Time::max());
  // The span is held at its limit first, which is still longer ago than anything.
  CHECK(now - std::chrono::hours{std::int64_t{1} << 62} == now - sim::Duration::max());
  CHECK(now - sim::Duration::max() < sim::Time{});
  CHECK(now + sim::Duration::max() == sim::Time::max());
  CHECK(sim::Time::min() + sim::Duration::min() == sim::Time::min());
  CHECK(sim::Time::max() - sim::Duration::min() == sim::Time::max());
  CHECK(sim::Time::max() - sim::Time::min() == sim::Duration::max());
  CHECK(sim::Time::min() - sim::Time::max() == sim::Duration::min());
  CHECK(sim::from_unix_ms(INT64_MAX) == sim::Time::max());
  CHECK(sim::from_unix_ms(INT64_MIN) == sim::Time::min());
  CHECK(sim::unix_ms(sim::from_unix_ms(-1)) == -1);
}

TEST_CASE("saturated: longer units become nanoseconds, held at the limits", "[sim][time]") {
  CHECK(sim::saturated(90s) == 90'000'000'000ns);
  CHECK(sim::saturated(std::chrono::minutes{INT64_MAX}) == sim::Duration::max());
  CHECK(sim::saturated(std::chrono::minutes{INT64_MIN}) == sim::Duration::min());
  CHECK(sim::saturated(std::chrono::nanoseconds{INT64_MIN}) == sim::Duration::min());
  CHECK(sim::saturated(std::chrono::duration<int, std::ratio<3600>>{INT32_MAX}) ==
        sim::Duration::max());
  CHECK_FALSE(sim::to_text(sim::Duration::min()).empty());
}

TEST_CASE("floor_to: whole multiples since 1970, also before it", "[sim][time]") {
  const sim::Time epoch{};
  CHECK(sim::floor_to(epoch + 119s, 1min) == epoch + 1min);
  CHECK(sim::floor_to(epoch + 1min, 1min) == epoch + 1min);
  CHECK(sim::floor_to(epoch - 1s, 1min) == epoch - 1min);
  CHECK(sim::floor_to(sim::Time::min(), 1h) == sim::Time::min());
}
