// Well-formed UTF-8, as Unicode's table 3-7 says it: no overlong forms, no surrogates, nothing
// above U+10FFFF.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sim {

// What stands for bytes that are not UTF-8: U+FFFD.
inline constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

// How many bytes the well-formed sequence at `at` has, or 0 if there is none.
// REQUIRES: at < text.size().
std::size_t utf8_length(std::string_view text, std::size_t at);

bool is_utf8(std::string_view text);
// The text with kReplacementCharacter in the place of each byte that is of no such sequence.
std::string as_utf8(std::string_view text);

// Appends a code point. REQUIRES: it is no surrogate, and at most U+10FFFF.
void append_utf8(std::string& out, unsigned code);

}  // namespace sim
