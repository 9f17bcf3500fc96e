#include "sim/process/init_reports.h"

#include <charconv>

namespace sim {

bool take_word(std::string_view& line, std::string_view word) {
  if (!line.starts_with(word)) return false;
  line.remove_prefix(word.size());
  return true;
}

int take_number(std::string_view& line) {
  while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
  int number = 0;
  const auto result = std::from_chars(line.data(), line.data() + line.size(), number);
  line.remove_prefix(static_cast<std::size_t>(result.ptr - line.data()));
  return number;
}

}  // namespace sim
