// Text that a terminal may be given, whoever wrote it: it moves no cursor, sets no title, hides
// nothing and types nothing.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace sim {

// Everything that goes to a terminal is one of these, so that no text gets there as it came. What
// is not for show becomes `\u009b`, as in JSON, so that a JSON document stays the same document:
// the control characters of ASCII and Latin-1 except line feeds and tabs, the characters that turn
// the direction of writing, and Unicode's own ends of lines. Bytes that are not UTF-8 become
// U+FFFD.
class TerminalText {
 public:
  enum class Colour { kGreen, kRed };

  TerminalText() = default;
  TerminalText(std::string_view text);  // NOLINT: reads as text
  TerminalText(const std::string& text) : TerminalText(std::string_view(text)) {}  // NOLINT
  TerminalText(const char* text) : TerminalText(std::string_view(text)) {}         // NOLINT
  // The same in one line: a line feed becomes `\n`.
  static TerminalText line(std::string_view text);
  static TerminalText painted(const TerminalText& text, Colour colour);
  // What begins the line that the cursor is in again: wipes it.
  static TerminalText wiped_line();

  TerminalText& operator+=(const TerminalText& more);
  // With the colours.
  const std::string& str() const { return text_; }

 private:
  std::string text_;
};

TerminalText operator+(TerminalText a, const TerminalText& b);

// Writes the text. What a stream does not take is lost, as with printf.
void print(std::FILE* stream, const TerminalText& text);

}  // namespace sim
