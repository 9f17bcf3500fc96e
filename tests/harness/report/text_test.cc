#include "harness/report/text.h"

#include "tests/support/catch.h"

using namespace std::chrono_literals;

TEST_CASE("grouped: thousands are set apart", "[report]") {
  CHECK(harness::grouped(0) == "0");
  CHECK(harness::grouped(999) == "999");
  CHECK(harness::grouped(1000) == "1,000");
  CHECK(harness::grouped(1234567) == "1,234,567");
}

TEST_CASE("number_text: no more digits than needed", "[report]") {
  CHECK(harness::number_text(12) == "12");
  CHECK(harness::number_text(3.5) == "3.5");
  CHECK(harness::number_text(-0.01) == "0");
  CHECK(harness::number_text(2.346, 2) == "2.35");
}

TEST_CASE("wall_text: milliseconds, then seconds", "[report]") {
  CHECK(harness::wall_text(4100us) == "4.1ms");
  CHECK(harness::wall_text(412ms) == "412ms");
  CHECK(harness::wall_text(2350ms) == "2.35s");
}

TEST_CASE("shortened: cuts between characters, never within one", "[report]") {
  CHECK(harness::shortened("abc", 3) == "abc");
  CHECK(harness::shortened("abcd", 3) == "abc…");
  CHECK(harness::shortened("aéé", 2) == "a…");
  CHECK(harness::shortened("aéé", 3) == "aé…");
}

TEST_CASE("escaped: markup, quotes, control characters and broken UTF-8", "[report]") {
  CHECK(harness::escaped("<a href=\"x\">&</a>") == "&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;");
  CHECK(harness::escaped(std::string("a\0b\x1b", 4)) == "a\uFFFDb\uFFFD");
  CHECK(harness::escaped("\xff é\n") == "\uFFFD é\n");
  CHECK(harness::escaped("\u202Ea\u2066b\u200Fc") == "\uFFFDa\uFFFDb\u200Fc");
  CHECK(harness::escaped("a\x7F\xC2\x9B\xEF\xBF\xBE\xC2\xA0") == "a\uFFFD\uFFFD\uFFFD\xC2\xA0");
}

TEST_CASE("place_text: file, line and column, as far as they are known", "[report]") {
  CHECK(harness::place_text({"a.yaml", 3, 5}) == "a.yaml:3:5");
  CHECK(harness::place_text({"a.yaml", 0, 0}) == "a.yaml");
  CHECK(harness::place_text({}).empty());
}
