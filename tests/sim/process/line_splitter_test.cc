#include "sim/process/line_splitter.h"

#include <vector>

#include "tests/support/catch.h"

namespace {

using Texts = std::vector<std::string>;

struct Cut {
  explicit Cut(std::size_t most) : lines(most) {}
  void put(std::string_view bytes) {
    lines.put(bytes, [this](std::string_view line) { texts.emplace_back(line); });
  }
  void end() {
    lines.end([this](std::string_view line) { texts.emplace_back(line); });
  }
  sim::LineSplitter lines;
  Texts texts;
};

}  // namespace

TEST_CASE("LineSplitter: bytes that come in any pieces become the same lines", "[process]") {
  const std::string text = "one\n\ntwo words\nthree";
  for (std::size_t size = 1; size <= text.size(); ++size) {
    Cut cut(64);
    for (std::size_t at = 0; at < text.size(); at += size) cut.put(text.substr(at, size));
    CHECK(cut.texts == Texts{"one", "", "two words"});
    cut.end();
    CHECK(cut.texts == Texts{"one", "", "two words", "three"});
  }
}

TEST_CASE("LineSplitter: nothing is left after a last newline", "[process]") {
  Cut cut(64);
  cut.put("one\n");
  cut.end();
  CHECK(cut.texts == Texts{"one"});
}

TEST_CASE("LineSplitter: a long line comes in pieces, cut between characters", "[process]") {
  Cut cut(8);
  cut.put("123456789\n");
  CHECK(cut.texts == Texts{"12345678", "9"});
  cut.texts.clear();
  cut.put(
      "123456\xE2\x82\xAC"
      "9\n");  // the euro sign would be cut after two of its three bytes
  CHECK(cut.texts == Texts{"123456",
                           "\xE2\x82\xAC"
                           "9"});
}

TEST_CASE("LineSplitter: a line of exactly the longest length is one", "[process]") {
  Cut cut(8);
  cut.put("12345678\nx\n");
  CHECK(cut.texts == Texts{"12345678", "x"});
}

TEST_CASE("LineSplitter: bytes that are not UTF-8 are replaced", "[process]") {
  Cut cut(64);
  cut.put(
      "a\xFF"
      "b\xC3\n");
  CHECK(cut.texts == Texts{"a\xEF\xBF\xBD"
                           "b\xEF\xBF\xBD"});
}

TEST_CASE("LineSplitter: bytes that only continue a character are cut somewhere", "[process]") {
  Cut cut(8);
  cut.put(std::string(20, '\x80'));
  cut.end();
  REQUIRE(cut.texts.size() == 3);
  CHECK(cut.texts[0].size() == 8 * 3);  // each byte became U+FFFD
}
