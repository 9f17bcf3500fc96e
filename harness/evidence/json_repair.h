// What can be done with JSON texts that are none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace evidence {

// The text with U+FFFD for what is not UTF-8 and for halves of surrogate pairs (`\ud83d` alone),
// and escapes for control characters in strings.
std::string repaired_json(std::string_view text);

// The records of a document, `[…]` or `{"Records": […]}`, as documents of the same form with one
// each; none if it has fewer than two, or much stands before them.
// REQUIRES: brackets match.
std::vector<std::string> records_apart(std::string_view text);

}  // namespace evidence
