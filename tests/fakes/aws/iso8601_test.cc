#include "fakes/aws/iso8601.h"

#include "tests/support/catch.h"

using namespace std::chrono_literals;
using aws::parse_iso8601;

TEST_CASE("parse_iso8601: with and without a fraction", "[aws][iso8601]") {
  CHECK(parse_iso8601("2026-01-05T09:00:00Z") == sim::kDefaultStart);
  CHECK(parse_iso8601("2026-01-05T09:00:00.250Z") == sim::kDefaultStart + 250ms);
  CHECK(parse_iso8601("2026-01-05T09:00:00.000001Z") == sim::kDefaultStart + 1us);
  CHECK(parse_iso8601("2026-01-05T09:00:00.1234567899Z") == sim::kDefaultStart + 123456789ns);
  CHECK(parse_iso8601("1970-01-01T00:00:00Z") == sim::Time{});
  CHECK(parse_iso8601("1969-12-31T23:59:59.5Z") == sim::Time{-500ms});
  CHECK(parse_iso8601("2024-02-29T23:59:59Z").has_value());
  CHECK(parse_iso8601("2016-12-31T23:59:60Z") == parse_iso8601("2017-01-01T00:00:00Z"));
}

TEST_CASE("parse_iso8601: reads what to_iso8601 writes", "[aws][iso8601]") {
  for (const char* text :
       {"1678-01-01T00:00:00.000Z", "2026-12-31T23:59:59.999Z", "2261-12-31T00:00:00.000Z"}) {
    const auto time = parse_iso8601(text);
    REQUIRE(time);
    CHECK(sim::to_iso8601(*time) == text);
  }
}

TEST_CASE("parse_iso8601: anything else is nothing", "[aws][iso8601]") {
  for (const char* bad : {
           "",
           "Z",
           "2026-01-05",
           "2026-01-05T09:00:00",
           "2026-01-05T09:00Z",
           "2026-01-05 09:00:00Z",
           "2026-01-05T09:00:00+00:00",
           "2026-01-05T09:00:00z",
           "2026-1-5T9:0:0Z",
           " 2026-01-05T09:00:00Z",
           "2026-01-05T09:00:00Z ",
           "+026-01-05T09:00:00Z",
           "2026-13-05T09:00:00Z",
           "2026-02-29T09:00:00Z",
           "2026-00-05T09:00:00Z",
           "2026-01-00T09:00:00Z",
           "2026-01-05T24:00:00Z",
           "2026-01-05T09:60:00Z",
           "2026-01-05T09:00:61Z",
           "2026-01-05T09:00:00.Z",
           "2026-01-05T09:00:nanZ",
           "2026-01-05T09:00:0x1Z",
           "2026-01-05T09:00:1e1Z",
           "2026-01-05T-9:00:00Z",
           "9999-12-31T23:59:59Z",
           "0001-01-01T00:00:00Z",
       }) {
    CAPTURE(bad);
    CHECK_FALSE(parse_iso8601(bad));
  }
}
