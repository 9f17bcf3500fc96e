#include "harness/story/text.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "sim/journal/utf8.h"

namespace harness {
namespace {

constexpr std::size_t kLineBytes = 500;
constexpr std::size_t kShortId = 8;
constexpr char kEscape = '\x1b';

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::string number_text(double number, int decimals) {
  char buffer[64];
  const auto [end, error] =
      std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed, decimals);
  if (error != std::errc{}) return "?";
  std::string text(buffer, end);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

std::string shortened(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string(text);
  std::size_t end = 0;
  while (end < limit) {
    const std::size_t length = std::max<std::size_t>(sim::utf8_length(text, end), 1);
    if (end + length > limit) break;
    end += length;
  }
  return std::string(text.substr(0, end)) + "…";
}

std::string_view last_part(std::string_view name) {
  return name.substr(name.find_last_of(":/") + 1);
}

std::string short_id(std::string_view task) {
  return std::string(task.substr(task.rfind('/') + 1).substr(0, kShortId));
}

std::string output_text(std::string_view line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == kEscape && i + 1 < line.size() && line[i + 1] == '[') {
      // An escape sequence: ESC [, parameters, and a letter.
      i += 2;
      while (i < line.size() && (line[i] < '@' || line[i] > '~')) ++i;
    } else if (c == '\t') {
      text += "  ";
    } else if (static_cast<unsigned char>(c) >= ' ') {
      text += c;
    }
  }
  return shortened(text, kLineBytes);
}

}  // namespace harness
