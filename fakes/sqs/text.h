// The characters that messages, ids, names and numbers may have.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sqs {

// The first character that no message may hold: one outside #x9 | #xA | #xD | #x20 to #xD7FF |
// #xE000 to #xFFFD | #x10000 to #x10FFFF. A byte that is not UTF-8 counts as itself.
std::optional<std::uint32_t> forbidden_character(std::string_view text);

// Letters, digits, hyphens and underscores, at least one.
bool is_plain_name(std::string_view text);

// Letters, digits and punctuation, 1 to 128: group and deduplication ids.
bool is_fifo_id(std::string_view text);

// A number as attributes of type Number hold it: a sign, digits, a fraction, an exponent.
bool is_number(std::string_view text);

// A whole number without sign or blanks that fits in 63 bits; nothing if it is none.
std::optional<std::int64_t> parse_whole_number(std::string_view text);

}  // namespace sqs
