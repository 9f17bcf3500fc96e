// What in a journal's text is not behaviour: ids that somebody drew, and numbers that the machine
// gave out. docs/time.md says what counts, for people.
//
// Whether something is an id must not depend on what was drawn, or two takes that are alike would
// look different. So these look at form and length, and leave margins.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace sim {

// What ids are made of: letters, digits, `-`, `_`, and base64's `+` and `/`.
bool is_id_character(char c);
bool is_letter_or_digit(char c);

// 36 if a UUID is at `at`, else 0. REQUIRES: at < text.size().
std::size_t uuid_length(std::string_view text, std::size_t at);

// 16 hex digits or more, and nothing else. REQUIRES: letters and digits only.
bool is_hex_id(std::string_view word);

// 20 characters or more, letters and digits in such a mixture as words and names do not have:
// nanoid, cuid, ULID, base64url. REQUIRES: letters, digits, `-` and `_` only.
bool is_mixed_id(std::string_view word);

// 40 characters or more with `+` or `/` among them, in such a mixture. REQUIRES: what ids are made
// of.
bool is_base64_id(std::string_view word);

// What programs write right before their process ids, beyond what all of them do: `(worker:`.
using PidMarks = std::span<const std::string_view>;

// Whether the decimal number from `begin` to `end` is a process id or a port that the machine gave
// out, as what stands around it says: `pid 4711`, `127.0.0.1:41234`, one of `marks` before it.
bool is_machine_number(std::string_view text, std::size_t begin, std::size_t end, PidMarks marks);

}  // namespace sim
