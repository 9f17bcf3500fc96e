// How much is kept of what only grows: the journal's events, the mailbox's mails.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sim {

// What is oldest is forgotten first, so that neither limit is exceeded; 0 is no limit. The newest
// is kept even if it alone is more than `bytes`.
struct RetentionLimit {
  std::size_t count = 0;
  std::size_t bytes = 0;

  bool is_exceeded_by(std::size_t held, std::size_t held_bytes) const {
    if (held <= 1) return false;
    return (count != 0 && held > count) || (bytes != 0 && held_bytes > bytes);
  }
  friend bool operator==(const RetentionLimit&, const RetentionLimit&) = default;

  // Reads a number of things (`100000`) or of bytes (`64MiB`, `512KiB`, `2GiB`); at least 1.
  // Anything else is std::invalid_argument, whose text says what was expected.
  static RetentionLimit parse(std::string_view text);
};

// What a string occupies besides itself, as the allocator gives it.
inline std::size_t heap_bytes(const std::string& text) {
  const std::size_t in_place = std::string{}.capacity();
  return text.capacity() <= in_place ? 0 : text.capacity() + 1;
}

}  // namespace sim
