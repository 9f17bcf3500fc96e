// What the bytes of a JSON string stand for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sim {

// How many bytes from the beginning stand for themselves in a JSON string: all but quotes,
// backslashes, control characters, and what is not ASCII.
std::size_t plain_json_length(std::string_view text);

// Appends the character that the escape at the beginning of `raw` stands for; a pair of surrogates
// is one. How long the escape is, or 0 if there is none that JSON has.
std::size_t append_unescaped(std::string& out, std::string_view raw);

}  // namespace sim
