#include "sim/journal/utf8.h"

#include "tests/support/catch.h"

TEST_CASE("utf8_length: well-formed sequences", "[sim][journal]") {
  CHECK(sim::utf8_length("a", 0) == 1);
  CHECK(sim::utf8_length(std::string_view("\0", 1), 0) == 1);
  CHECK(sim::utf8_length("\x7F", 0) == 1);
  CHECK(sim::utf8_length("\xC2\x80", 0) == 2);
  CHECK(sim::utf8_length("\xDF\xBF", 0) == 2);
  CHECK(sim::utf8_length("\xE0\xA0\x80", 0) == 3);
  CHECK(sim::utf8_length("\xED\x9F\xBF", 0) == 3);
  CHECK(sim::utf8_length("\xEE\x80\x80", 0) == 3);
  CHECK(sim::utf8_length("\xEF\xBF\xBF", 0) == 3);
  CHECK(sim::utf8_length("\xF0\x90\x80\x80", 0) == 4);
  CHECK(sim::utf8_length("\xF4\x8F\xBF\xBF", 0) == 4);
  CHECK(sim::utf8_length("ab\xC3\xBC", 2) == 2);
}

TEST_CASE("utf8_length: everything else is 0", "[sim][journal]") {
  for (const char* bad : {
           "\x80", "\xBF",                          // a continuation without a lead
           "\xC0\x80", "\xC1\xBF",                  // overlong, two bytes
           "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF",      // overlong, three and four bytes
           "\xED\xA0\x80", "\xED\xBF\xBF",          // surrogates
           "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",  // above U+10FFFF
           "\xFE", "\xFF",                          // never in UTF-8
           "\xC2", "\xE2\x82", "\xF0\x9F\x98",      // cut off
           "\xC2x", "\xE2\x82x", "\xF0\x9F\x98x",   // broken off
       }) {
    CAPTURE(bad);
    CHECK(sim::utf8_length(bad, 0) == 0);
  }
}
