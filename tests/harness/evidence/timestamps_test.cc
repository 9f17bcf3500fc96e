#include "harness/evidence/timestamps.h"

#include "harness/evidence/fact.h"
#include "tests/support/catch.h"

using evidence::Instant;
using evidence::parse_epoch;
using evidence::parse_timestamp;
using evidence::Unit;
using namespace std::chrono_literals;

namespace {

std::string shown(const std::optional<Instant>& instant) {
  if (!instant) return "none";
  return evidence::to_rfc3339(instant->time) + " " + std::to_string(instant->resolution.count());
}

}  // namespace

TEST_CASE("timestamp: the forms that AWS and its CLI write", "[evidence][timestamps]") {
  CHECK(shown(parse_timestamp("2023-11-07T23:59:11Z")) ==
        "2023-11-07T23:59:11.000000000Z 1000000000");
  CHECK(shown(parse_timestamp("2018-01-01T00:00:29.139000+00:00")) ==
        "2018-01-01T00:00:29.139000000Z 1000");
  CHECK(shown(parse_timestamp("2024-05-19 06:10:35.743")) ==
        "2024-05-19T06:10:35.743000000Z 1000000");
  CHECK(shown(parse_timestamp("2026-01-05T10:59:30+01:00")) ==
        "2026-01-05T09:59:30.000000000Z 1000000000");
  CHECK(shown(parse_timestamp("2026-01-05T05:29:30-0430")) ==
        "2026-01-05T09:59:30.000000000Z 1000000000");
  CHECK(shown(parse_timestamp("2026-01-05T09:00:00.1234567891Z")) ==
        "2026-01-05T09:00:00.123456789Z 1");
}

TEST_CASE("timestamp: what is none", "[evidence][timestamps]") {
  for (const char* const text :
       {"", "2026", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-05T24:00:00Z",
        "2026-01-05T09:60:00Z", "2026-01-05T09:00:00.Z", "2026-01-05T09:00:00+1:00",
        "2026-01-05T09:00:00Z and more", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
        "Jan 5, 2026, 9:59:30 AM"}) {
    CAPTURE(text);
    CHECK(shown(parse_timestamp(text)) == "none");
  }
}

TEST_CASE("timestamp: what follows it is handed back", "[evidence][timestamps]") {
  std::string_view rest;
  REQUIRE(parse_timestamp("2018-01-01T00:00:29 a line", &rest));
  CHECK(rest == " a line");
}

TEST_CASE("timestamp: numbers since 1970, of each unit", "[evidence][timestamps]") {
  CHECK(shown(parse_epoch("1442428276921", Unit::kMilliseconds)) ==
        "2015-09-16T18:31:16.921000000Z 1000000");
  CHECK(shown(parse_epoch("1706098612.25", Unit::kSeconds)) ==
        "2024-01-24T12:16:52.250000000Z 10000000");
  CHECK(shown(parse_epoch("1706098612", Unit::kSeconds)) ==
        "2024-01-24T12:16:52.000000000Z 1000000000");
  CHECK(shown(parse_epoch("1.706098612E9", Unit::kSeconds)) ==
        "2024-01-24T12:16:52.000000000Z 1000");
  CHECK(shown(parse_epoch("1680109764000000", Unit::kMicroseconds)) ==
        "2023-03-29T17:09:24.000000000Z 1000");
  CHECK(shown(parse_epoch("1544712660000000001", Unit::kNanoseconds)) ==
        "2018-12-13T14:51:00.000000001Z 1");
  CHECK(shown(parse_epoch("-1.5", Unit::kSeconds)) == "1969-12-31T23:59:58.500000000Z 100000000");
}

TEST_CASE("timestamp: numbers that are none, or too large", "[evidence][timestamps]") {
  for (const char* const text : {"", "-", "12x", "1.", "99999999999999999999", "1e400", "nan"}) {
    CAPTURE(text);
    CHECK(shown(parse_epoch(text, Unit::kSeconds)) == "none");
  }
  CHECK(shown(parse_epoch("9223372036855", Unit::kMilliseconds)) == "none");
}
