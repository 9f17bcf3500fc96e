// JSON that begins somewhere in a text, taken apart without a tree: its parts are where they stand,
// also those of members that have one name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace evidence {

// Where the object or array that begins at `at` ends; npos if none begins there, it is not
// complete, or it nests deeper than kMostJsonDepth. Bytes in strings may be any.
std::size_t json_end(std::string_view text, std::size_t at);
inline constexpr int kMostJsonDepth = 200;

// Parts of an object or array.
struct JsonPart {
  std::string_view name;  // a string with its quotes; empty in an array
  std::string_view value;
};

// REQUIRES of each: json_end() said where it ends, or it is a value in such a text.
std::vector<JsonPart> json_parts(std::string_view json);
// What a string stands for. An escape that JSON does not have stays as it is.
std::string unquoted(std::string_view json_string);

}  // namespace evidence
