#include "sim/journal/terminal_text.h"

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"

using sim::TerminalText;

namespace {

std::string shown(std::string_view text) { return TerminalText(text).str(); }

}  // namespace

TEST_CASE("TerminalText: what is for show stays as it is", "[sim][journal]") {
  for (const std::string text :
       {"", "plain\n\ttext ~", "Grüße, 世界", "𝄞 \xF4\x8F\xBF\xBF", "\xC2\xA0"}) {
    CHECK(shown(text) == text);
  }
}

TEST_CASE("TerminalText: control characters of ASCII and Latin-1 are shown as such",
          "[sim][journal]") {
  CHECK(shown("\x1b]0;title\x07") == "\\u001b]0;title\\u0007");
  CHECK(shown("a\rb\bc\x7f") == "a\\u000db\\u0008c\\u007f");
  CHECK(shown(std::string_view("\0", 1)) == "\\u0000");
  // CSI and OSC in one character each.
  CHECK(shown("\xC2\x9B"
              "31m\xC2\x9D") == "\\u009b31m\\u009d");
  CHECK(shown("\xC2\x80\xC2\x9F") == "\\u0080\\u009f");
}

TEST_CASE("TerminalText: what hides text or ends lines is shown as such", "[sim][journal]") {
  CHECK(shown("a\xE2\x80\xAE"
              "b") == "a\\u202eb");
  CHECK(shown("\xE2\x81\xA6\xE2\x81\xA9\xD8\x9C") == "\\u2066\\u2069\\u061c");
  CHECK(shown("\xE2\x80\xA8\xE2\x80\xA9") == "\\u2028\\u2029");
  CHECK(shown("\xE2\x80\xA6\xE2\x80\xA7\xE2\x80\xAF") == "\xE2\x80\xA6\xE2\x80\xA7\xE2\x80\xAF");
}

TEST_CASE("TerminalText: bytes that are not UTF-8 are U+FFFD", "[sim][journal]") {
  CHECK(shown("a\x9B"
              "b\xC3") ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD");
}

TEST_CASE("TerminalText: a JSON document stays the same document", "[sim][journal]") {
  const nlohmann::json document = {{"a\xC2\x9B", "\x7f\xE2\x80\xA8 \n \"quoted\""}};
  const std::string text = shown(document.dump());
  CHECK(text.find('\x7f') == std::string::npos);
  CHECK(nlohmann::json::parse(text) == document);
}

TEST_CASE("TerminalText: a line has no line feeds", "[sim][journal]") {
  CHECK(TerminalText::line("a\nb\x1b").str() == "a\\nb\\u001b");
}

TEST_CASE("TerminalText: colours are painted, and those of a text are not", "[sim][journal]") {
  const TerminalText text =
      TerminalText::painted("\x1b[32mno", TerminalText::Colour::kRed) + " end";
  CHECK(text.str() == "\x1b[1;31m\\u001b[32mno\x1b[0m end");
}
