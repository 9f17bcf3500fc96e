// Well-formed UTF-8, as Unicode's table 3-7 says it: no overlong forms, no surrogates, nothing
// above U+10FFFF.
#pragma once

#include <cstddef>
#include <string_view>

namespace sim {

// What stands for bytes that are not UTF-8: U+FFFD.
inline constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

// How many bytes the well-formed sequence at `at` has, or 0 if there is none.
// REQUIRES: at < text.size().
std::size_t utf8_length(std::string_view text, std::size_t at);

}  // namespace sim
