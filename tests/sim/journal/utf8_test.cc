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

TEST_CASE("is_utf8 and as_utf8: a byte that is of no sequence is replaced", "[sim][journal]") {
  CHECK(sim::is_utf8(""));
  CHECK(sim::is_utf8("caf\xC3\xA9 and a long line of ASCII"));
  CHECK_FALSE(sim::is_utf8("a long line of ASCII, then \xE9"));
  CHECK(sim::as_utf8("caf\xE9!") == "caf\xEF\xBF\xBD!");
  CHECK(sim::as_utf8("\xE2\x82") == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("append_utf8: one to four bytes", "[sim][journal]") {
  std::string text;
  for (const unsigned code : {0x7Fu, 0x80u, 0x7FFu, 0x800u, 0xFFFFu, 0x10000u, 0x10FFFFu}) {
    sim::append_utf8(text, code);
  }
  CHECK(text == "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
}
