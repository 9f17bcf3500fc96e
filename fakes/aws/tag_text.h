// What the keys and values of most services' tags may be made of.
//
// https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
#pragma once

#include <cstddef>
#include <string_view>

namespace aws {

// Only letters, digits, spaces and `+-=._:/@`. Whatever is not ASCII counts as a letter.
bool is_tag_text(std::string_view text);

// How many characters well-formed UTF-8 has.
std::size_t character_count(std::string_view text);

}  // namespace aws
