// Forms of text that all who tell of a take share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace harness {

// `1,234,567`
std::string grouped(std::uint64_t number);
// A number without more digits than it needs: `12`, `3.5`.
std::string number_text(double number, int decimals = 1);
// At most `limit` bytes, cut between characters, with `…` if anything was cut.
std::string shortened(std::string_view text, std::size_t limit);

// The last part of an ARN, a URL or a path: a queue's or a topic's name, the id of a task.
std::string_view last_part(std::string_view name);
// The first 8 digits of a task's id, of its ARN or of the id alone.
std::string short_id(std::string_view task);
// A line of a program's output without what only a terminal understands, such as colours; at most
// 500 bytes.
std::string output_text(std::string_view line);

}  // namespace harness
