#include "harness/story/normalized.h"

#include "harness/world/pid_marks.h"
#include "sim/journal/behaviour.h"

namespace harness {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The length of the clock time (`09:00:53.250`) or of the seconds or milliseconds since 1970 at
// `at`, or 0.
std::size_t time_length(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  const std::size_t digits = end - at;
  if (digits == 2) {
    const std::string_view clock = text.substr(at, 8);
    if (clock.size() < 8 || clock[2] != ':' || clock[5] != ':' || !is_digit(clock[7])) return 0;
    end = at + clock.size();
  } else if ((digits != 10 && digits != 13) || text[at] != '1') {
    return 0;
  }
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) ++end;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

// Cuts times out: when something happened is compared by the times of events alone, as each later
// mention of a time in data would be one more difference.
std::string without_times(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool begins = is_digit(text[at]) && (at == 0 || !is_digit(text[at - 1]));
    const std::size_t length = begins ? time_length(text, at) : 0;
    if (length == 0) {
      out += text[at++];
    } else {
      out += '@';
      at += length;
    }
  }
  return out;
}

}  // namespace

std::string normalized(std::string_view text) {
  return without_times(sim::Behaviour{kPidMarks, sim::Behaviour::Ids::kBlank}.of(text));
}

}  // namespace harness
