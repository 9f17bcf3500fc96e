#include "harness/evidence/input.h"

#include "sim/http/content_coding.h"
#include "tests/harness/evidence/collected.h"
#include "tests/support/catch.h"

using evidence::Input;
using evidence::text_bytes;

namespace {

std::string gzip(std::string_view text) { return sim::http::pack(sim::http::Coding::kGzip, text); }

// All text of the bytes.
std::string text_of(std::string bytes, tests::Collected& told) {
  Input input(text_bytes(std::move(bytes)), "file", told);
  return input.rest(std::size_t{1} << 30);
}

std::string text_of(std::string bytes) {
  tests::Collected told;
  std::string text = text_of(std::move(bytes), told);
  CHECK(told.troubles.empty());
  return text;
}

std::string utf16(std::u16string_view text, bool is_big) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8u);
    const char low = static_cast<char>(unit & 0xFFu);
    bytes += is_big ? high : low;
    bytes += is_big ? low : high;
  }
  return bytes;
}

}  // namespace

TEST_CASE("input: plain, packed, packed twice and in members is the same text",
          "[evidence][input]") {
  const std::string text(1'000'000, 'x');
  CHECK(text_of(text) == text);
  CHECK(text_of(gzip(text)) == text);
  CHECK(text_of(gzip(gzip(text))) == text);
  CHECK(text_of(gzip("one ") + gzip("two")) == "one two");
  CHECK(text_of(gzip("one") + std::string(512, '\0')) == "one");
}

TEST_CASE("input: a gzip that breaks off gives what is before that", "[evidence][input]") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += std::to_string(i * 7919) + "\n";
  const std::string packed = gzip(text);
  tests::Collected told;
  const std::string half = text_of(packed.substr(0, packed.size() / 2), told);
  CHECK(half.size() > text.size() / 3);
  CHECK(text.starts_with(half));
  CHECK(told.has_trouble("the gzip ends in the middle; the " + std::to_string(half.size())));
}

TEST_CASE("input: a gzip with a wrong byte gives what is before that", "[evidence][input]") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += std::to_string(i * 7919) + "\n";
  std::string packed = gzip(text);
  for (std::size_t i = packed.size() / 2; i < packed.size() / 2 + 8; ++i) packed[i] = '\xFF';
  tests::Collected told;
  text_of(packed, told);
  CHECK(told.has_trouble("the gzip is broken"));
}

TEST_CASE("input: what follows a gzip and is none is told", "[evidence][input]") {
  tests::Collected told;
  CHECK(text_of(gzip("one") + "two", told) == "one");
  CHECK(told.has_trouble("bytes that are no gzip follow it"));
}

TEST_CASE("input: only the head of a gzip", "[evidence][input]") {
  tests::Collected told;
  CHECK(text_of(gzip("one").substr(0, 5), told).empty());
  CHECK(told.has_trouble("the gzip ends in the middle"));
}

TEST_CASE("input: byte order marks and UTF-16", "[evidence][input]") {
  const std::u16string text = u"{\"a\":\"\u00e9\u20ac\U0001F600\"}";
  const std::string utf8 = "{\"a\":\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\"}";
  CHECK(text_of("\xEF\xBB\xBF" + utf8) == utf8);
  CHECK(text_of(utf16(u"\uFEFF" + text, false)) == utf8);
  CHECK(text_of(utf16(u"\uFEFF" + text, true)) == utf8);
  CHECK(text_of(utf16(u"{\"a\": 1}", false)) == "{\"a\": 1}");
  CHECK(text_of(utf16(u"{\"a\": 1}", true)) == "{\"a\": 1}");
  CHECK(text_of(gzip(utf16(u"\uFEFF" + text, false))) == utf8);
}

TEST_CASE("input: half a pair and half a unit of UTF-16", "[evidence][input]") {
  tests::Collected told;
  std::string bytes = utf16(u"\uFEFFa", false);
  bytes += "\x3D\xD8";
  CHECK(text_of(bytes + "b", told) == "a\xEF\xBF\xBD");
  CHECK(told.has_trouble("no UTF-16"));
}

TEST_CASE("input: lines end with a line feed, with a carriage return before it, or the text",
          "[evidence][input]") {
  tests::Collected told;
  Input input(text_bytes("one\r\ntwo\n\nfour"), "file", told);
  std::vector<std::string> lines;
  for (std::string_view line; input.next_line(line);) lines.emplace_back(line);
  CHECK(lines == std::vector<std::string>{"one", "two", "", "four"});
}

TEST_CASE("input: lines over the pieces in which it is read", "[evidence][input]") {
  tests::Collected told;
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "line " + std::to_string(i) + "\n";
  Input input(text_bytes(text), "file", told);
  std::string again;
  for (std::string_view line; input.next_line(line);) again.append(line).append("\n");
  CHECK(again == text);
}
