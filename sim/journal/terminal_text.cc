#include "sim/journal/terminal_text.h"

#include <array>
#include <cstdint>

#include "sim/journal/utf8.h"

namespace sim {
namespace {

constexpr char kGreenOn[] = "\x1b[32m";
constexpr char kRedOn[] = "\x1b[1;31m";
constexpr char kNoColour[] = "\x1b[0m";
constexpr char kWipe[] = "\r\x1b[K";

// REQUIRES: `bytes` is one well-formed sequence of at most three bytes.
std::uint32_t code_point(std::string_view bytes) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  if (bytes.size() == 1) return at(0);
  std::uint32_t code = at(0) & (bytes.size() == 2 ? 0x1fU : 0x0fU);
  for (std::size_t i = 1; i < bytes.size(); ++i) code = code << 6 | (at(i) & 0x3fU);
  return code;
}

bool is_control(std::uint32_t code) { return code < 0x20 || (code >= 0x7f && code < 0xa0); }

// Ends of lines, and what turns the direction of writing.
bool is_unseen(std::uint32_t code) {
  return code == 0x061c || code == 0x200e || code == 0x200f || (code >= 0x2028 && code <= 0x202e) ||
         (code >= 0x2066 && code <= 0x2069);
}

void escape(std::uint32_t code, std::string& out) {
  std::array<char, 12> text{};
  std::snprintf(text.data(), text.size(), "\\u%04x", static_cast<unsigned>(code));
  out += text.data();
}

void show(std::string_view text, bool in_one_line, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text, at);
    if (length == 0) {
      out += kReplacementCharacter;
      ++at;
      continue;
    }
    const std::string_view character = text.substr(at, length);
    at += length;
    const std::uint32_t code = length > 3 ? 0x10000 : code_point(character);
    if (code == '\n' && in_one_line) {
      out += "\\n";
    } else if (code == '\n' || code == '\t' || (!is_control(code) && !is_unseen(code))) {
      out += character;
    } else {
      escape(code, out);
    }
  }
}

}  // namespace

TerminalText::TerminalText(std::string_view text) { show(text, false, text_); }

TerminalText TerminalText::line(std::string_view text) {
  TerminalText line;
  show(text, true, line.text_);
  return line;
}

TerminalText TerminalText::painted(const TerminalText& text, Colour colour) {
  TerminalText painted;
  painted.text_ = (colour == Colour::kGreen ? kGreenOn : kRedOn) + text.text_ + kNoColour;
  return painted;
}

TerminalText TerminalText::wiped_line() {
  TerminalText wiped;
  wiped.text_ = kWipe;
  return wiped;
}

TerminalText& TerminalText::operator+=(const TerminalText& more) {
  text_ += more.text_;
  return *this;
}

TerminalText operator+(TerminalText a, const TerminalText& b) {
  a += b;
  return a;
}

void print(std::FILE* stream, const TerminalText& text) {
  std::fwrite(text.str().data(), 1, text.str().size(), stream);
}

}  // namespace sim
