#include "fakes/aws/tag_text.h"

#include <algorithm>

namespace aws {
namespace {

bool is_tag_character(char c) {
  if (static_cast<unsigned char>(c) >= 0x80) return true;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return true;
  return std::string_view(" +-=._:/@").find(c) != std::string_view::npos;
}

}  // namespace

bool is_tag_text(std::string_view text) { return std::ranges::all_of(text, is_tag_character); }

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

}  // namespace aws
